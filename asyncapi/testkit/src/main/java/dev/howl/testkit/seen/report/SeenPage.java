package dev.howl.testkit.seen.report;

import dev.howl.testkit.conformance.report.HtmlText;
import dev.howl.testkit.conformance.report.ReportPage;
import dev.howl.testkit.coverage.CoverageCount;
import dev.howl.testkit.coverage.CoverageKind;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** A report as one page. */
public final class SeenPage {
    /** Kinds with a tile. */
    private static final List<CoverageKind> SHOWN = List.of(
            CoverageKind.MESSAGE,
            CoverageKind.OPERATION,
            CoverageKind.ERROR_CODE,
            CoverageKind.CLOSE_CODE,
            CoverageKind.KEYWORD);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final SeenReport report;
    private final SeenRows rows;
    private final StringBuilder out = new StringBuilder();

    private SeenPage(SeenReport report) {
        this.report = report;
        this.rows = new SeenRows(report);
    }

    /** Returns the page. */
    public static String of(SeenReport report) {
        SeenPage page = new SeenPage(report);
        page.hero();
        page.tiles();
        page.unseen();
        page.out.append(page.rows.html());
        page.tests();
        page.out.append("<footer>Made by howl:report.</footer>");
        return ReportPage.of("Tests of " + report.contract(), page.out.toString());
    }

    private void hero() {
        int missing = report.missing().values().stream().mapToInt(List::size).sum();
        String style = !report.complete() ? " so" : missing > 0 ? " fail" : "";
        String verdict = !report.complete()
                ? "partial run"
                : missing > 0 ? "✗ " + missing + " not seen" : "✓ all that is required was seen";
        out.append("<section class=\"card hero").append(style).append("\"><div><h1>");
        out.append(HtmlText.escaped(report.contract())).append("</h1>");
        paragraph(report.from() + " · " + TIME.format(report.made()));
        if (!report.complete()) {
            paragraph(
                    "Not all tests of the build ran, or some are older than others: what is missing here may be seen by"
                            + " a test that did not run.");
        }
        if (missing > 0) {
            paragraph(
                    "What is red below was seen by no test, which fails the build: write tests in which the server sends or"
                            + " gets it, or remove it from the contract.");
        }
        report.unreadable().forEach(problem -> paragraph("not readable: " + problem));
        out.append("</div><div class=\"verdict\">").append(verdict).append("</div></section>\n");
    }

    private void paragraph(String text) {
        out.append("<p>").append(HtmlText.escaped(text)).append("</p>");
    }

    private void tiles() {
        out.append("<section class=\"tiles\">");
        for (CoverageKind kind : SHOWN) {
            if (report.elements().containsKey(kind)) {
                CoverageCount count = report.count(kind);
                String style = report.missing().containsKey(kind) ? "bad" : "";
                out.append(ReportPage.tile(style, count.toString(), kind.plural()));
            }
        }
        out.append("</section>\n");
    }

    /** Appends what no test saw, of all kinds: what is not required, too. */
    private void unseen() {
        StringBuilder missing = new StringBuilder();
        int all = 0;
        for (CoverageKind kind : report.elements().keySet()) {
            List<String> names = report.count(kind).missing();
            all += names.size();
            if (!names.isEmpty()) {
                missing.append("<h3>").append(kind.plural()).append("</h3><div class=\"chips mono\">");
                names.forEach(name -> missing.append(chip(kind, name)));
                missing.append("</div>");
            }
        }
        if (all > 0) {
            out.append("<h2>").append(report.complete() ? "Seen by no test" : "Not seen so far");
            out.append("<small>").append(all).append("</small></h2>");
            out.append("<section class=\"card coverage seen\">").append(missing).append("</section>\n");
        }
    }

    private String chip(CoverageKind kind, String name) {
        boolean required = report.missing().getOrDefault(kind, List.of()).contains(name);
        return "<span class=\"chip " + (required ? "bad" : "no") + "\">" + rows.label(name) + "</span>";
    }

    private void tests() {
        out.append("<h2>Tests<small>").append(report.tests().size()).append("</small></h2>");
        out.append(
                "<details class=\"card list\"><summary>All test classes that saw anything</summary><ul class=\"mono\">");
        report.tests().forEach(test -> out.append("<li>")
                .append(HtmlText.escaped(test.strip()))
                .append("</li>"));
        out.append("</ul></details>\n");
    }
}
