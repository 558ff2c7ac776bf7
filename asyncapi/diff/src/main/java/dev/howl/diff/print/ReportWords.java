package dev.howl.diff.print;

import dev.howl.diff.DiffLevel;
import dev.howl.diff.DiffReport;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Sentences that all formats have. */
final class ReportWords {
    private ReportWords() {}

    /** Returns the numbers of findings: {@code 2 breaking, 1 source, 4 compatible}. */
    static String numbers(DiffReport report) {
        if (report.findings().isEmpty()) {
            return "no changes";
        }
        return Arrays.stream(DiffLevel.values())
                .filter(level -> !report.of(level).isEmpty())
                .map(level -> report.of(level).size() + " " + level)
                .collect(Collectors.joining(", "));
    }

    /** Returns the name of a document with its title and version. */
    static String side(DiffReport.Side side) {
        return side.name() + " (" + side.title() + " " + side.version() + ")";
    }
}
