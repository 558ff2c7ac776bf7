package dev.howl.testkit.seen.report;

import dev.howl.testkit.conformance.report.HtmlText;
import dev.howl.testkit.conformance.report.ReportPage;
import dev.howl.testkit.coverage.CoverageKind;
import java.util.List;
import java.util.Map;

/** The section of a page with all elements of a contract and the tests that saw them. */
final class SeenRows {
    private final SeenReport report;
    /** Name of the only channel with a slash; empty if there are several. */
    private final String prefix;

    private final StringBuilder out = new StringBuilder();

    SeenRows(SeenReport report) {
        this.report = report;
        List<String> channels = report.elements().getOrDefault(CoverageKind.MESSAGE, Map.of()).keySet().stream()
                .map(name -> name.substring(0, name.indexOf('/') + 1))
                .distinct()
                .toList();
        prefix = channels.size() == 1 ? channels.get(0) : "";
    }

    /** Returns the escaped name of an element, without the channel if the contract has one only. */
    String label(String name) {
        return HtmlText.escaped(name.startsWith(prefix) ? name.substring(prefix.length()) : name);
    }

    /** Returns the section. */
    String html() {
        out.append("<h2>Coverage<small>seen of all, and by which tests</small></h2>");
        out.append("<section class=\"card coverage\">\n");
        report.elements().forEach((kind, elements) -> {
            boolean open = kind == CoverageKind.ERROR_CODE || kind == CoverageKind.CLOSE_CODE;
            out.append("<details class=\"row\"").append(open ? " open>" : ">");
            out.append(ReportPage.summary(kind, report.count(kind))).append("<div class=\"seen\">");
            if (kind == CoverageKind.MESSAGE) {
                directions(elements);
            } else {
                elements.forEach((name, by) -> element(kind, name, by));
            }
            out.append("</div></details>\n");
        });
        return out.append("</section>\n").toString();
    }

    private void directions(Map<String, List<SeenBy>> messages) {
        out.append("<h3>client → server</h3>");
        messages.forEach((name, by) -> {
            if (report.toServer().contains(name)) {
                element(CoverageKind.MESSAGE, name, by);
            }
        });
        out.append("<h3>server → client</h3>");
        messages.forEach((name, by) -> {
            if (!report.toServer().contains(name)) {
                element(CoverageKind.MESSAGE, name, by);
            }
        });
    }

    private void element(CoverageKind kind, String name, List<SeenBy> by) {
        if (by.isEmpty()) {
            boolean required = report.missing().getOrDefault(kind, List.of()).contains(name);
            out.append("<div class=\"element").append(required ? " none" : "");
            out.append("\"><span class=\"mono\">").append(label(name));
            out.append("</span><span></span><span class=\"by\">no test</span></div>");
            return;
        }
        long times = by.stream().mapToLong(one -> one.seen().count()).sum();
        out.append("<details class=\"element\"><summary><span class=\"mono\">").append(label(name));
        out.append("</span><span class=\"num\">×").append(times).append("</span><span class=\"by\">");
        out.append(HtmlText.escaped(by.get(0).simpleName()));
        if (by.size() > 1) {
            out.append(" and ").append(by.size() - 1).append(" more");
        }
        out.append("</span></summary><ul>");
        by.forEach(this::test);
        out.append("</ul></details>\n");
    }

    private void test(SeenBy by) {
        out.append("<li><b title=\"").append(HtmlText.escaped(by.test())).append("\">");
        out.append(HtmlText.escaped(by.simpleName())).append("</b> <em>×");
        out.append(by.seen().count())
                .append(' ')
                .append(HtmlText.escaped(by.module()))
                .append("</em>");
        if (!by.seen().methods().isEmpty()) {
            out.append("<span class=\"mono\">");
            out.append(HtmlText.escaped(String.join(", ", by.seen().methods())));
            out.append("</span>");
        }
        out.append("</li>");
    }
}
