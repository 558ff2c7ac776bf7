package dev.howl.generator;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The result of one document.
 *
 * @param verdict of validation
 * @param targets progress of each target; none of a document that stops generation
 * @param warnings number of warnings of validation and generation
 * @param files largest number of files of a target
 * @param messages what travelled between the generated client and the generated server
 * @param mocked what travelled between the generated client and a mock of the document
 * @param problems errors of the document, refusals, faults of the generator, examples that change, and messages that do
 *     not arrive or are not tried, in this order
 */
record DocumentResult(
        Path document,
        Verdict verdict,
        Map<Target, Progress> targets,
        int warnings,
        int files,
        ExampleRoundTrips.Counts examples,
        SocketRun.Counts messages,
        SocketRun.Counts mocked,
        List<String> problems) {
    private static final int MAX_PROBLEM = 220;
    private static final int MAX_PROBLEMS = 25;

    /** The verdict of validation. */
    enum Verdict {
        VALID,
        INVALID
    }

    /** The progress of a target. */
    enum Progress {
        /** Not tried, since the document is refused as a whole. */
        NONE,
        /** The document has what this target cannot express, which is told. */
        REFUSED,
        /** A fault of the generator: an exception, or sources that do not compile. */
        FAILED,
        WRITTEN,
        COMPILED
    }

    /** Returns whether the generator is at fault: it broke, or a valid document has no types, or changed examples or messages. */
    boolean isFailed() {
        return targets.containsValue(Progress.FAILED)
                || (verdict == Verdict.VALID && progress(Target.TYPES) != Progress.COMPILED)
                || (verdict == Verdict.VALID
                        && (examples.problem() != null || messages.problem() != null || mocked.problem() != null));
    }

    Progress progress(Target target) {
        return targets.getOrDefault(target, Progress.NONE);
    }

    String line(Path root) {
        StringBuilder line = new StringBuilder("%-7s ".formatted(word(verdict)));
        for (Target target : Target.values()) {
            line.append(" %-18s".formatted(word(target) + " " + word(progress(target))));
        }
        line.append(
                " %3d files  %2d/%-2d examples  %2d dropped  %-6s %2d/%-2d messages  %2d/%-2d mocked  %2d warnings  %s"
                        .formatted(
                                files,
                                examples.passed(),
                                examples.all(),
                                examples.dropped(),
                                run(),
                                messages.passed(),
                                messages.all(),
                                mocked.passed(),
                                mocked.all(),
                                warnings,
                                root.relativize(document)));
        problems.stream().limit(MAX_PROBLEMS).forEach(problem -> line.append("\n         ")
                .append(shortened(problem.replace(root + "/", ""))));
        return problems.size() > MAX_PROBLEMS
                ? line + "\n         and " + (problems.size() - MAX_PROBLEMS) + " more"
                : line.toString();
    }

    private String run() {
        if (messages.problem() != null) {
            return "fails";
        }
        return messages.isRun() ? "runs" : "-";
    }

    /** A table of all results: a line per verdict and target. */
    static String summary(List<DocumentResult> results) {
        List<String> lines = new ArrayList<>();
        lines.add(results.size() + " documents");
        for (Verdict verdict : Verdict.values()) {
            lines.add("  %-8s %3d".formatted(word(verdict), count(results, result -> result.verdict == verdict)));
        }
        for (Target target : Target.values()) {
            StringBuilder line = new StringBuilder("  %-8s".formatted(word(target)));
            for (Progress progress : Progress.values()) {
                line.append(" %3d %-9s"
                        .formatted(count(results, result -> result.progress(target) == progress), word(progress)));
            }
            lines.add(line.toString().stripTrailing());
        }
        lines.add("  examples %3d of %d unchanged, %d members dropped"
                .formatted(
                        results.stream()
                                .mapToInt(result -> result.examples.passed())
                                .sum(),
                        results.stream()
                                .mapToInt(result -> result.examples.all())
                                .sum(),
                        results.stream()
                                .mapToInt(result -> result.examples.dropped())
                                .sum()));
        lines.add("  runs     %3d of %d documents, %d of %d messages arrive, %d are not tried"
                .formatted(
                        count(results, result -> result.messages.isRun()),
                        count(results, result -> result.messages.all() > 0),
                        results.stream()
                                .mapToInt(result -> result.messages.passed())
                                .sum(),
                        results.stream()
                                .mapToInt(result -> result.messages.all())
                                .sum(),
                        results.stream()
                                .mapToInt(result -> result.messages.untried().size())
                                .sum()));
        lines.add("  mocked   %3d of %d documents, %d of %d messages arrive"
                .formatted(
                        count(results, result -> result.mocked.isRun()),
                        count(results, result -> result.mocked.all() > 0),
                        results.stream()
                                .mapToInt(result -> result.mocked.passed())
                                .sum(),
                        results.stream().mapToInt(result -> result.mocked.all()).sum()));
        lines.add("  failed   %3d".formatted(count(results, DocumentResult::isFailed)));
        return String.join("\n", lines);
    }

    private static long count(List<DocumentResult> results, Predicate<DocumentResult> condition) {
        return results.stream().filter(condition).count();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() > MAX_PROBLEM ? line.substring(0, MAX_PROBLEM) + "…" : line;
    }
}
