package dev.howl.testkit.conformance.report;

import dev.howl.testkit.conformance.result.CaseResult;
import dev.howl.testkit.conformance.result.ConformanceReport;
import dev.howl.testkit.conformance.result.Finding;
import dev.howl.testkit.coverage.CoverageCount;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A report as JSON, for programs. */
public final class JsonReport {
    private JsonReport() {}

    /**
     * Returns the report:
     *
     * <pre>{@code
     * {"contract": …, "url": …, "seed": …, "millis": …, "passed": …, "complete": …,
     *  "coverage": {"message": {"seen": …, "all": …, "missing": […], "counts": {…}}, …},
     *  "cases": {"mutant": {"run": …, "failed": …}, …},
     *  "findings": [{"case", "kind", "diagnosis", "failure", "sentence", "traffic": [{"from", "text"}]}],
     *  "unmutated": […], "problems": […]}
     * }</pre>
     */
    public static ObjectNode of(ConformanceReport report) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("contract", report.contract())
                .put("url", report.url())
                .put("seed", report.seed())
                .put("millis", report.duration().toMillis())
                .put("passed", report.passed())
                .put("complete", report.complete());
        ObjectNode coverage = out.putObject("coverage");
        report.coverage().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> coverage.set(entry.getKey().json(), counts(entry.getValue())));
        cases(report, out.putObject("cases"));
        ArrayNode findings = out.putArray("findings");
        for (CaseResult one : report.cases()) {
            one.findings().forEach(finding -> findings.add(finding(one, finding)));
        }
        report.unmutated().forEach(out.putArray("unmutated")::add);
        report.problems().forEach(out.putArray("problems")::add);
        return out;
    }

    private static void cases(ConformanceReport report, ObjectNode out) {
        for (CaseResult one : report.cases()) {
            String kind = one.kind().label();
            ObjectNode counts = out.has(kind) ? (ObjectNode) out.path(kind) : out.putObject(kind);
            counts.put("run", counts.path("run").asInt(0) + 1);
            counts.put("failed", counts.path("failed").asInt(0) + (one.failed() ? 1 : 0));
        }
    }

    private static ObjectNode counts(CoverageCount count) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("seen", count.seen()).put("all", count.all());
        count.missing().forEach(out.putArray("missing")::add);
        ObjectNode counts = out.putObject("counts");
        count.counts().forEach((element, times) -> counts.put(element, (long) times));
        return out;
    }

    private static ObjectNode finding(CaseResult one, Finding finding) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("case", one.id())
                .put("kind", one.kind().label())
                .put("diagnosis", finding.diagnosis().label())
                .put("failure", finding.failure())
                .put("sentence", finding.sentence());
        ArrayNode traffic = out.putArray("traffic");
        finding.traffic().forEach(line -> traffic.addObject()
                .put("from", line.origin().name().toLowerCase(Locale.ROOT))
                .put("text", line.text()));
        return out;
    }
}
