package dev.howl.testkit;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is wrong with a record; {@code null} where nothing is. */
record Verdict(@Nullable String problem, @Nullable Throwable cause) {
    private static final int SHOWN = 50;

    static Verdict of(Transcript transcript, Allowances allowances) {
        String unfit = transcript.unfit();
        if (unfit != null) {
            return new Verdict("the record proves nothing: " + unfit, transcript.cause());
        }
        List<String> problems = allowances.problems(transcript.bad());
        return new Verdict(
                problems.isEmpty() ? null : problems.size() + " on the wire outside the contract:\n" + lines(problems),
                null);
    }

    void orThrow() {
        if (problem != null) {
            throw new AssertionError(problem, cause);
        }
    }

    static String lines(List<?> entries) {
        String more = entries.size() > SHOWN ? "\n… and " + (entries.size() - SHOWN) + " more" : "";
        return entries.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining("\n")) + more;
    }
}
