package dev.howl.model.link;

import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import dev.howl.model.syntax.Pointers;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ids of one channel's messages in AsyncAPI 2.x, where messages need none: {@code messageId}, or {@code name}, or
 * the
 * key that the message has among reusable ones, or a name derived from its operation. The same document gives the same
 * ids.
 */
final class MessageIds {
    private static final Pattern REUSABLE = Pattern.compile("(?:.*/messages)?/([^/]+)");

    private final Set<String> taken = new HashSet<>();

    /**
     * Returns the first candidate that no other message of the channel has.
     *
     * @param object with its traits
     * @param end the message without them, at the end of references
     * @param derived the last candidate, numbered where it is taken, too
     */
    String next(Mapping object, Node end, String derived) {
        return Stream.of(object.text("messageId"), object.text("name"), key(end))
                .filter(Objects::nonNull)
                .filter(taken::add)
                .findFirst()
                .orElseGet(() -> unique(derived));
    }

    private static @Nullable String key(Node end) {
        Matcher reusable = REUSABLE.matcher(end.pointer());
        List<String> steps = reusable.matches() ? Pointers.steps("/" + reusable.group(1)) : null;
        return steps == null ? null : steps.get(0);
    }

    private String unique(String derived) {
        String id = derived;
        for (int i = 2; !taken.add(id); i++) {
            id = derived + "." + i;
        }
        return id;
    }
}
