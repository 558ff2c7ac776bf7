package dev.howl.diff.print;

import dev.howl.diff.DiffFinding;
import dev.howl.diff.DiffLevel;
import dev.howl.diff.DiffReport;
import java.util.List;

/** A report as one page without scripts, fonts or pictures, light or dark as the reader's system is. */
final class HtmlChanges {
    private static final String STYLE = """
            :root { color-scheme: light dark; --back: #fff; --text: #1c2330; --soft: #5b6577; --line: #dfe3ea;
              --card: #f6f7f9; --breaking: #b3261e; --source: #8a5a00; --compatible: #146c43; }
            @media (prefers-color-scheme: dark) { :root { --back: #14171c; --text: #e6e9ef; --soft: #9aa4b5;
              --line: #2c323c; --card: #1c2027; --breaking: #ff8a80; --source: #ffc766; --compatible: #7ddaa4; } }
            body { background: var(--back); color: var(--text); font: 16px/1.5 system-ui, sans-serif; margin: 0 auto;
              max-width: 60rem; padding: 2rem 1rem; }
            h1 { font-size: 1.6rem; margin: 0; } h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
            p { margin: .25rem 0; } .soft { color: var(--soft); } code { font-size: .9em; overflow-wrap: anywhere; }
            article { background: var(--card); border: 1px solid var(--line); border-left: .35rem solid var(--level);
              border-radius: .4rem; margin: .75rem 0; padding: .75rem 1rem; overflow-wrap: anywhere; }
            .breaking { --level: var(--breaking); } .source { --level: var(--source); }
            .compatible { --level: var(--compatible); } h2 { color: var(--level); }
            dl { display: grid; gap: .1rem 1rem; grid-template-columns: max-content 1fr; margin: .5rem 0 0; }
            dt { color: var(--soft); } dd { margin: 0; }
            @media (max-width: 30rem) { dl { grid-template-columns: 1fr; } }
            """;

    private HtmlChanges() {}

    static String write(DiffReport report) {
        StringBuilder out = new StringBuilder("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(text(report.now().title()))
                .append(": contract changes</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<main>\n<h1>")
                .append(text(report.now().title()))
                .append(": contract changes</h1>\n<p>")
                .append(ReportWords.numbers(report))
                .append("</p>\n<p class=\"soft\">")
                .append(text(ReportWords.side(report.old())))
                .append(" → ")
                .append(text(ReportWords.side(report.now())))
                .append("</p>\n");
        for (DiffLevel level : DiffLevel.values()) {
            section(level, report.of(level), out);
        }
        return out.append("</main>\n</body>\n</html>\n").toString();
    }

    private static void section(DiffLevel level, List<DiffFinding> findings, StringBuilder out) {
        if (findings.isEmpty()) {
            return;
        }
        out.append("<section class=\"").append(level).append("\">\n<h2>").append(findings.size());
        out.append(' ').append(level).append("</h2>\n");
        findings.forEach(finding -> article(finding, out));
        out.append("</section>\n");
    }

    private static void article(DiffFinding finding, StringBuilder out) {
        out.append("<article>\n<p>").append(text(finding.message())).append("</p>\n<dl>\n");
        row(
                "rule",
                "<code>" + finding.rule().id() + "</code>: "
                        + text(finding.rule().text()),
                out);
        row("path", "<code>" + text(finding.pointer()) + "</code>", out);
        if (finding.oldPlace() != null) {
            row("before", "<code>" + text(finding.oldPlace().toString()) + "</code>", out);
        }
        if (finding.newPlace() != null) {
            row("now", "<code>" + text(finding.newPlace().toString()) + "</code>", out);
        }
        row("breaks", finding.rule().affected().toString(), out);
        row("instead", text(finding.rule().advice()), out);
        out.append("</dl>\n</article>\n");
    }

    private static void row(String name, String html, StringBuilder out) {
        out.append("<dt>").append(name).append("</dt><dd>").append(html).append("</dd>\n");
    }

    static String text(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
