package dev.howl.generator;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The result of one document.
 *
 * @param stage the last stage that was passed
 * @param warnings of validation and generation
 * @param files largest number of files of a target
 * @param examples message examples that passed through validator and types unchanged
 * @param allExamples all message examples
 * @param dropped members of examples that no schema describes and the types do not keep
 * @param problem why the next stage was not passed; {@code null} after the last one
 */
record DocumentResult(
        Path document,
        Stage stage,
        int warnings,
        int files,
        int examples,
        int allExamples,
        int dropped,
        @Nullable String problem) {
    private static final int MAX_PROBLEM = 220;

    /** The stages of a document, in order. */
    enum Stage {
        INVALID,
        VALID,
        TYPES,
        SERVER_AND_CLIENT,
        ROUND_TRIPPED
    }

    /** Returns whether a valid document has no types, or examples that change. */
    boolean isFailed() {
        return stage == Stage.VALID || (stage == Stage.SERVER_AND_CLIENT && problem != null);
    }

    String line(Path root) {
        String text = String.format(
                Locale.ROOT,
                "%-17s %3d files  %2d/%-2d examples  %2d dropped  %2d warnings  %s",
                stage.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                files,
                examples,
                allExamples,
                dropped,
                warnings,
                root.relativize(document));
        return problem == null ? text : text + "\n                  " + shortened(problem);
    }

    static String summary(List<DocumentResult> results) {
        StringBuilder text = new StringBuilder(results.size() + " documents");
        for (Stage stage : Stage.values()) {
            text.append(", ")
                    .append(results.stream()
                            .filter(result -> result.stage == stage)
                            .count())
                    .append(' ')
                    .append(stage.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        return text.toString();
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() > MAX_PROBLEM ? line.substring(0, MAX_PROBLEM) + "…" : line;
    }
}
