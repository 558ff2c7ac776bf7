package dev.howl.testkit;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The result of checking a recording.
 *
 * @param problem description of the problem; {@code null} if there is none
 * @param cause the failure that made the recording inconclusive, if any
 */
record RecordingResult(@Nullable String problem, @Nullable Throwable cause) {
    private static final int SHOWN = 50;

    static RecordingResult of(Recording recording, ExpectedViolations expected) {
        String unfit = recording.unfit();
        if (unfit != null) {
            return new RecordingResult("the recording is inconclusive: " + unfit, recording.cause());
        }
        List<String> problems = expected.problems(recording.bad());
        return new RecordingResult(
                problems.isEmpty()
                        ? null
                        : problems.size() + " violation(s) of the contract on the wire:\n" + lines(problems),
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
