package dev.howl.testkit.conformance.report;

import dev.howl.testkit.conformance.result.CaseKind;
import dev.howl.testkit.conformance.result.CaseResult;
import dev.howl.testkit.conformance.result.ConformanceReport;
import dev.howl.testkit.conformance.result.Finding;
import dev.howl.testkit.conformance.result.TrafficLine;
import dev.howl.testkit.coverage.CoverageCount;
import dev.howl.testkit.coverage.CoverageKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A report as one page. */
public final class HtmlReport {
    private static final int MAX_SHOWN = 8;
    /** Most cases that are drawn one by one; of more, only those with findings are. */
    private static final int MAX_DOTS = 1_000;

    private final ConformanceReport report;
    private final TextReport text;
    private final StringBuilder out = new StringBuilder();

    private HtmlReport(ConformanceReport report, String command) {
        this.report = report;
        this.text = new TextReport(report, command);
    }

    /**
     * Returns the page.
     *
     * @param command the command that repeats one case, without {@code --case} and {@code --seed}
     */
    public static String of(ConformanceReport report, String command) {
        HtmlReport page = new HtmlReport(report, command);
        page.hero();
        page.tiles();
        page.coverage();
        page.findings();
        page.cases();
        page.list("Constraints without an invalid message", report.unmutated());
        page.out.append("<footer>Made by howl conformance.</footer>");
        String title = (report.passed() ? "Conforms: " : "Does not conform: ") + report.contract();
        return ReportPage.of(title, page.out.toString());
    }

    private void hero() {
        boolean passed = report.passed();
        out.append("<section class=\"card hero").append(passed ? "" : " fail").append("\"><div><h1>");
        out.append(HtmlText.escaped(report.contract())).append("</h1><p>");
        out.append(HtmlText.escaped(report.url())).append(" · seed ").append(report.seed());
        out.append(" · ").append(seconds()).append("</p>");
        if (!report.complete()) {
            out.append("<p>The time was over before all cases had run.</p>");
        }
        report.problems()
                .forEach(problem ->
                        out.append("<p>").append(HtmlText.escaped(problem)).append("</p>"));
        out.append("</div><div class=\"verdict\">")
                .append(passed ? "✓ conforms" : "✗ does not conform")
                .append("</div></section>\n");
    }

    private String seconds() {
        return String.format(Locale.ROOT, "%.1f s", report.duration().toMillis() / 1000.0);
    }

    private void tiles() {
        int failures = report.failures().size();
        int notes = report.findings().size() - failures;
        long valid = report.passed(CaseKind.EXAMPLE) + report.passed(CaseKind.GENERATED);
        out.append("<section class=\"tiles\">");
        tile(failures > 0 ? "bad" : "", failures, failures == 1 ? "failure" : "failures");
        tile(notes > 0 ? "note" : "", notes, notes == 1 ? "note" : "notes");
        tile("", valid, "valid messages answered");
        tile("", report.passed(CaseKind.MUTANT), "mutants refused");
        tile("", report.passed(CaseKind.MALFORMED), "malformed frames survived");
        out.append("</section>\n");
    }

    private void tile(String style, long number, String words) {
        out.append(ReportPage.tile(style, Long.toString(number), words));
    }

    private void findings() {
        List<Finding> findings = report.findings();
        out.append("<h2>Findings<small>").append(findings.size()).append("</small></h2>\n");
        if (findings.isEmpty()) {
            out.append("<div class=\"card fine\">Nothing: every answer was as the contract says.</div>\n");
        }
        findings.stream().filter(Finding::failure).forEach(this::finding);
        findings.stream().filter(finding -> !finding.failure()).forEach(this::finding);
    }

    private void finding(Finding finding) {
        out.append("<article class=\"card finding")
                .append(finding.failure() ? "" : " so")
                .append("\"><header>");
        out.append("<span class=\"tag\">").append(finding.diagnosis().label()).append("</span>");
        out.append("<span class=\"id mono\">")
                .append(HtmlText.escaped(finding.caseId()))
                .append("</span></header><p>");
        out.append(HtmlText.escaped(finding.sentence())).append("</p>");
        List<TrafficLine> traffic = finding.traffic();
        if (!traffic.isEmpty()) {
            List<TrafficLine> last = traffic.subList(Math.max(0, traffic.size() - MAX_SHOWN), traffic.size());
            int shown = Math.min(2, last.size());
            if (last.size() > shown) {
                out.append("<details class=\"traffic\"><summary>").append(last.size() - shown);
                out.append(" frames before</summary>");
                last.subList(0, last.size() - shown).forEach(this::frame);
                out.append("</details>");
            }
            last.subList(last.size() - shown, last.size()).forEach(this::frame);
        }
        out.append("<p></p><code class=\"repeat\">")
                .append(HtmlText.escaped(text.repeat(finding)))
                .append("</code></article>\n");
    }

    private void frame(TrafficLine line) {
        String origin = line.origin().name().toLowerCase(Locale.ROOT);
        out.append("<div class=\"frame ")
                .append(origin)
                .append("\"><b>")
                .append(origin)
                .append("</b><pre>");
        out.append(HtmlText.frame(line.text())).append("</pre></div>");
    }

    private void coverage() {
        out.append("<h2>Coverage<small>seen of all</small></h2><section class=\"card coverage\">\n");
        report.coverage().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> row(entry.getKey(), entry.getValue()));
        out.append("</section>\n");
    }

    private void row(CoverageKind kind, CoverageCount count) {
        out.append("<details class=\"row\">").append(ReportPage.summary(kind, count));
        if (kind.isOfTheServer() && count.seen() < count.all()) {
            out.append("<p class=\"hint\">No coverage of codes is required: some come only when the server fails,")
                    .append(" reaches a limit or stops. Steps of a script can bring them about.</p>");
        }
        out.append("<div class=\"chips mono\">");
        count.counts().forEach((element, times) -> {
            out.append("<span class=\"chip").append(times == 0 ? " no" : "").append("\">");
            out.append(HtmlText.escaped(element))
                    .append(times > 1 ? "<em>×" + times + "</em>" : "")
                    .append("</span>");
        });
        out.append("</div></details>\n");
    }

    private void cases() {
        out.append("<h2>Cases<small>").append(report.cases().size()).append("</small></h2>");
        out.append("<section class=\"card cases\">\n");
        for (CaseKind kind : CaseKind.values()) {
            List<CaseResult> cases =
                    report.cases().stream().filter(one -> one.kind() == kind).toList();
            if (!cases.isEmpty()) {
                kind(kind, cases);
            }
        }
        out.append("</section>\n");
    }

    private void kind(CaseKind kind, List<CaseResult> cases) {
        long passed = cases.stream().filter(one -> !one.failed()).count();
        out.append("<div class=\"kind\"><span>").append(kind.label()).append("</span><span class=\"dots\">");
        List<CaseResult> shown = cases.size() <= MAX_DOTS
                ? cases
                : cases.stream()
                        .filter(one -> !one.findings().isEmpty())
                        .limit(MAX_DOTS)
                        .toList();
        for (CaseResult one : shown) {
            String style = one.failed() ? " class=\"no\"" : one.findings().isEmpty() ? "" : " class=\"so\"";
            out.append("<i")
                    .append(style)
                    .append(" title=\"")
                    .append(HtmlText.escaped(one.title()))
                    .append("\"></i>");
        }
        out.append("</span><span class=\"num\">")
                .append(passed)
                .append(" of ")
                .append(cases.size())
                .append("</span></div>\n");
    }

    private void list(String title, List<String> items) {
        if (items.isEmpty()) {
            return;
        }
        out.append("<h2>").append(title).append("<small>").append(items.size()).append("</small></h2>");
        out.append("<ul class=\"card list mono\">");
        items.forEach(item -> out.append("<li>").append(HtmlText.escaped(item)).append("</li>"));
        out.append("</ul>\n");
    }
}
