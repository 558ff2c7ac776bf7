package dev.howl.testkit.conformance.report;

import dev.howl.testkit.conformance.result.CaseKind;
import dev.howl.testkit.conformance.result.CaseResult;
import dev.howl.testkit.conformance.result.ConformanceReport;
import dev.howl.testkit.conformance.result.Finding;
import dev.howl.testkit.conformance.result.TrafficLine;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A report as JUnit XML, which CI systems show: one test suite for each kind of case. */
public final class JUnitXmlReport {
    private JUnitXmlReport() {}

    /** Returns the document. */
    public static String of(ConformanceReport report) {
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites");
        attribute(out, "name", "conformance: " + report.contract());
        counts(out, report.cases(), report.duration(), report.problems().size());
        out.append(">\n");
        for (CaseKind kind : CaseKind.values()) {
            List<CaseResult> cases =
                    report.cases().stream().filter(one -> one.kind() == kind).toList();
            if (!cases.isEmpty()) {
                suite(out, kind, cases);
            }
        }
        if (!report.problems().isEmpty()) {
            problems(out, report.problems());
        }
        return out.append("</testsuites>\n").toString();
    }

    private static void suite(StringBuilder out, CaseKind kind, List<CaseResult> cases) {
        Duration all = cases.stream().map(CaseResult::duration).reduce(Duration.ZERO, Duration::plus);
        out.append("  <testsuite");
        attribute(out, "name", kind.label());
        counts(out, cases, all, 0);
        out.append(">\n");
        cases.forEach(one -> test(out, one));
        out.append("  </testsuite>\n");
    }

    private static void test(StringBuilder out, CaseResult one) {
        out.append("    <testcase");
        attribute(out, "classname", one.kind().label());
        attribute(out, "name", one.id());
        attribute(out, "time", seconds(one.duration()));
        if (!one.failed()) {
            out.append("/>\n");
            return;
        }
        out.append(">\n");
        for (Finding finding : one.findings()) {
            if (finding.failure()) {
                out.append("      <failure");
                attribute(out, "type", finding.diagnosis().label());
                attribute(out, "message", finding.sentence());
                out.append('>');
                for (TrafficLine line : finding.traffic()) {
                    out.append(escaped(TextReport.arrow(line) + " " + line.text()))
                            .append('\n');
                }
                out.append("</failure>\n");
            }
        }
        out.append("    </testcase>\n");
    }

    private static void problems(StringBuilder out, List<String> problems) {
        out.append("  <testsuite name=\"requirements\">\n");
        for (String problem : problems) {
            out.append("    <testcase classname=\"requirements\"");
            attribute(out, "name", problem);
            out.append("><failure");
            attribute(out, "message", problem);
            out.append("/></testcase>\n");
        }
        out.append("  </testsuite>\n");
    }

    private static void counts(StringBuilder out, List<CaseResult> cases, Duration time, int problems) {
        attribute(out, "tests", String.valueOf(cases.size() + problems));
        attribute(
                out,
                "failures",
                String.valueOf(cases.stream().filter(CaseResult::failed).count() + problems));
        attribute(out, "errors", "0");
        attribute(out, "time", seconds(time));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f", time.toNanos() / 1e9);
    }

    private static void attribute(StringBuilder out, String name, String value) {
        out.append(' ').append(name).append("=\"").append(escaped(value)).append('"');
    }

    /** Escapes a text; what XML 1.0 cannot hold (section 2.2) is replaced. */
    private static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            switch (point) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\n', '\r', '\t' -> out.append("&#").append(point).append(';');
                default -> out.appendCodePoint(isXml(point) ? point : 0xFFFD);
            }
        });
        return out.toString();
    }

    private static boolean isXml(int point) {
        return (point >= 0x20 && point <= 0xD7FF) || (point >= 0xE000 && point <= 0xFFFD) || point >= 0x10000;
    }
}
