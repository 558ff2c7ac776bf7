package dev.howl.diff.print;

import dev.howl.diff.DiffFinding;
import dev.howl.diff.DiffLevel;
import dev.howl.diff.DiffReport;
import java.util.regex.Pattern;

/** A report as lines: {@code FILE:LINE:COL: LEVEL: MESSAGE [RULE]}, and indented below it what follows from it. */
final class TextChanges {
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]");

    private final boolean colours;

    TextChanges(boolean colours) {
        this.colours = colours;
    }

    String write(DiffReport report) {
        StringBuilder out = new StringBuilder();
        for (DiffFinding finding : report.findings()) {
            write(finding, out);
        }
        return out.append(line(report.old().name()))
                .append(" -> ")
                .append(line(report.now().name()))
                .append(": ")
                .append(ReportWords.numbers(report))
                .append('\n')
                .toString();
    }

    private void write(DiffFinding finding, StringBuilder out) {
        out.append(line(finding.place().toString()))
                .append(": ")
                .append(level(finding.level()))
                .append(": ")
                .append(line(finding.message()))
                .append(" [")
                .append(finding.rule().id())
                .append("]\n");
        out.append("    at ").append(line(finding.pointer()));
        if (finding.newPlace() != null && finding.oldPlace() != null) {
            out.append(", before at ").append(line(finding.oldPlace().toString()));
        }
        out.append("\n    breaks: ").append(finding.rule().affected());
        out.append("\n    instead: ").append(finding.rule().advice()).append('\n');
    }

    private static String line(String text) {
        return CONTROLS.matcher(text).replaceAll("?");
    }

    private String level(DiffLevel level) {
        if (!colours) {
            return level.toString();
        }
        String code =
                switch (level) {
                    case BREAKING -> "31";
                    case SOURCE -> "33";
                    case COMPATIBLE -> "32";
                };
        return "\u001b[1;" + code + "m" + level + "\u001b[0m";
    }
}
