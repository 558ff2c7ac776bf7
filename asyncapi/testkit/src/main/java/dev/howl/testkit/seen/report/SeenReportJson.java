package dev.howl.testkit.seen.report;

import dev.howl.testkit.coverage.CoverageCount;
import dev.howl.testkit.coverage.CoverageKind;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A report as JSON, for programs. */
public final class SeenReportJson {
    private SeenReportJson() {}

    /**
     * Returns the report:
     *
     * <pre>{@code
     * {"contract": …, "made": …, "complete": …, "passed": …, "problem": …,
     *  "coverage": {"message": {"seen": …, "all": …, "missing": […], "elements": {"shop/order": {"count": …,
     *     "tests": [{"module": …, "test": …, "count": …, "methods": […]}]}, …}}, …},
     *  "tests": […], "unreadable": […]}
     * }</pre>
     *
     * {@code passed} is {@code null} if the report is not complete, {@code problem} if there is none.
     */
    public static ObjectNode of(SeenReport report) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        String problem = MissingElements.sentence(report).orElse(null);
        out.put("contract", report.contract())
                .put("made", report.made().toString())
                .put("complete", report.complete())
                .put("passed", report.complete() ? Boolean.valueOf(problem == null) : null)
                .put("problem", problem);
        ObjectNode coverage = out.putObject("coverage");
        report.elements().keySet().forEach(kind -> coverage.set(kind.json(), kind(report, kind)));
        report.tests().forEach(out.putArray("tests")::add);
        report.unreadable().forEach(out.putArray("unreadable")::add);
        return out;
    }

    /** Returns {@link #of the report} as indented text. */
    public static String text(SeenReport report) {
        return of(report).toPrettyString();
    }

    private static ObjectNode kind(SeenReport report, CoverageKind kind) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        CoverageCount count = report.count(kind);
        out.put("seen", count.seen()).put("all", count.all());
        count.missing().forEach(out.putArray("missing")::add);
        ObjectNode elements = out.putObject("elements");
        report.elements().getOrDefault(kind, Map.of()).forEach((name, by) -> {
            ObjectNode element = elements.putObject(name);
            element.put("count", (long) count.counts().getOrDefault(name, 0L));
            if (kind == CoverageKind.MESSAGE) {
                element.put("from", report.toServer().contains(name) ? "client" : "server");
            }
            tests(by, element.putArray("tests"));
        });
        return out;
    }

    private static void tests(List<SeenBy> by, ArrayNode out) {
        for (SeenBy one : by) {
            ObjectNode test = out.addObject()
                    .put("module", one.module())
                    .put("test", one.test())
                    .put("count", one.seen().count());
            one.seen().methods().forEach(test.putArray("methods")::add);
        }
    }
}
