package dev.howl.testkit.seen;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The sightings of one element of a contract by a test class.
 *
 * @param count number of times
 * @param methods the test methods that saw it, sorted, as far as they are known
 */
public record SeenElement(long count, List<String> methods) {
    /** An element that was not seen. */
    public static final SeenElement NONE = new SeenElement(0, List.of());

    private static final int MAX_METHODS = 100;

    public SeenElement {
        methods = List.copyOf(methods);
    }

    SeenElement plus(long times, @Nullable String method) {
        boolean known = method == null || times == 0 || methods.contains(method) || methods.size() >= MAX_METHODS;
        List<String> all = known
                ? methods
                : Stream.concat(methods.stream(), Stream.of(method)).sorted().toList();
        return new SeenElement(count + times, all);
    }
}
