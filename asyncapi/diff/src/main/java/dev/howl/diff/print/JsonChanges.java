package dev.howl.diff.print;

import dev.howl.diff.DiffFinding;
import dev.howl.diff.DiffLevel;
import dev.howl.diff.DiffReport;
import dev.howl.model.diagnostic.Location;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A report as one JSON object. {@code docs-site/diff.md} describes its properties; they are only ever added to. */
final class JsonChanges {
    private JsonChanges() {}

    static String write(DiffReport report) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        side(out.putObject("old"), report.old());
        side(out.putObject("new"), report.now());
        out.put("newMajor", report.isNewMajor());
        ObjectNode counts = out.putObject("counts");
        for (DiffLevel level : DiffLevel.values()) {
            counts.put(level.toString(), report.of(level).size());
        }
        ArrayNode findings = out.putArray("findings");
        report.findings().forEach(finding -> write(finding, findings.addObject()));
        return out.toPrettyString() + "\n";
    }

    private static void side(ObjectNode out, DiffReport.Side side) {
        out.put("name", side.name());
        out.put("title", side.title());
        out.put("version", side.version());
    }

    private static void write(DiffFinding finding, ObjectNode out) {
        out.put("rule", finding.rule().id());
        out.put("level", finding.level().toString());
        out.put(
                "breaks",
                finding.rule().affected().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        out.put("message", finding.message());
        out.put("pointer", finding.pointer());
        place("old", finding.oldPlace(), out);
        place("new", finding.newPlace(), out);
        out.put("advice", finding.rule().advice());
    }

    private static void place(String name, @Nullable Location place, ObjectNode out) {
        if (place == null) {
            out.putNull(name);
        } else {
            out.putObject(name)
                    .put("file", place.file())
                    .put("line", place.line())
                    .put("column", place.column());
        }
    }
}
