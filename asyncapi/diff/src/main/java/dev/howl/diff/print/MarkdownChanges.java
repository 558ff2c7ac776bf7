package dev.howl.diff.print;

import dev.howl.diff.DiffFinding;
import dev.howl.diff.DiffLevel;
import dev.howl.diff.DiffReport;
import java.util.List;

/** A report as a section of Markdown. What comes from documents is escaped, so that it is text and nothing else. */
final class MarkdownChanges {
    private static final int MOST_ROWS = 200;

    private MarkdownChanges() {}

    static String write(DiffReport report) {
        StringBuilder out = new StringBuilder("### Contract changes: ")
                .append(ReportWords.numbers(report))
                .append("\n\n")
                .append(text(ReportWords.side(report.old())))
                .append(" → ")
                .append(text(ReportWords.side(report.now())))
                .append("\n");
        for (DiffLevel level : DiffLevel.values()) {
            section(level, report.of(level), out);
        }
        return out.toString();
    }

    private static void section(DiffLevel level, List<DiffFinding> findings, StringBuilder out) {
        if (findings.isEmpty()) {
            return;
        }
        boolean folded = level == DiffLevel.COMPATIBLE;
        String title = findings.size() + " " + level;
        out.append(folded ? "\n<details><summary>" + title + "</summary>\n" : "\n#### " + title + "\n");
        out.append("\n| change | place | breaks | instead |\n| --- | --- | --- | --- |\n");
        findings.stream().limit(MOST_ROWS).forEach(finding -> row(finding, out));
        if (findings.size() > MOST_ROWS) {
            out.append("\n… and ").append(findings.size() - MOST_ROWS).append(" more\n");
        }
        if (folded) {
            out.append("\n</details>\n");
        }
    }

    private static void row(DiffFinding finding, StringBuilder out) {
        out.append("| ")
                .append(text(finding.message()))
                .append(" (`")
                .append(finding.rule().id())
                .append("`) | ")
                .append(text(finding.place().toString()))
                .append(" | ")
                .append(finding.rule().affected())
                .append(" | ")
                .append(text(finding.rule().advice()))
                .append(" |\n");
    }

    /** Escapes everything that has a meaning in Markdown, in HTML, or to the hosts of pull requests. */
    static String text(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c == '&' || c == '<' || c == '>' || c == '@' || c == '#' || c == '|' || c == '\\' || c == '`') {
                out.append("&#").append(c).append(';');
            } else if (c < ' ' || c == 0x7f) {
                out.append(' ');
            } else {
                if ("*_{}[]()!~$:".indexOf(c) >= 0) {
                    out.append('\\');
                }
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }
}
