package dev.howl.diff;

import dev.howl.diff.rule.DiffRules;
import dev.howl.diff.rule.SchemaRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The table of cases: for each rule a change that breaks it, and a twin that does not. */
final class DiffCases {
    private DiffCases() {}

    /** Returns the document that cases change. */
    static Map<String, Object> base() {
        return DiffCase.object(yaml("/base.yaml"));
    }

    /** Returns all cases, in the order of the rules. */
    static List<DiffCase> all() {
        List<DiffCase> cases = new ArrayList<>();
        cases.addAll(of("/documents.yaml"));
        cases.addAll(values());
        cases.addAll(of("/java.yaml"));
        List<String> order = DiffRules.all().stream().map(DiffRule::id).toList();
        cases.sort((one, other) -> Integer.compare(order.indexOf(one.rule()), order.indexOf(other.rule())));
        return cases;
    }

    private static List<DiffCase> of(String resource) {
        List<DiffCase> cases = new ArrayList<>();
        for (Object item : (List<?>) yaml(resource)) {
            Map<String, Object> row = DiffCase.object(item);
            cases.add(new DiffCase(
                    String.valueOf(row.get("rule")), patch(row, "old"), patch(row, "new"), patch(row, "twin")));
        }
        return cases;
    }

    private static Map<String, Object> patch(Map<String, Object> row, String key) {
        return DiffCase.object(Objects.requireNonNull(row.get(key), key));
    }

    /** The reverse of a change is tested, too; see {@link RulesTest}. */
    private static List<DiffCase> values() {
        Map<String, Object> rows = DiffCase.object(yaml("/values.yaml"));
        List<DiffCase> cases = new ArrayList<>();
        for (DiffRule rule : DiffRules.all()) {
            Object row =
                    rule instanceof SchemaRule schema ? rows.get(schema.aspect().word()) : null;
            if (rule instanceof SchemaRule schema && row != null) {
                String message = schema.toServer() ? "say" : "said";
                Map<String, Object> wide = of(message, patch(DiffCase.object(row), "wide"));
                Map<String, Object> narrow = of(message, patch(DiffCase.object(row), "narrow"));
                Map<String, Object> old = schema.narrowed() ? wide : narrow;
                cases.add(new DiffCase(rule.id(), old, schema.narrowed() ? narrow : wide, titled(old, message)));
            }
        }
        return cases;
    }

    private static Map<String, Object> titled(Map<String, Object> patch, String message) {
        Map<String, Object> title = Map.of("payload", Map.of("properties", Map.of("value", Map.of("title", "Value"))));
        return DiffCase.patched(patch, Map.of("channels", Map.of("room", Map.of("messages", Map.of(message, title)))));
    }

    private static Map<String, Object> of(String message, Object schema) {
        return Map.of(
                "channels",
                Map.of(
                        "room",
                        Map.of(
                                "messages",
                                Map.of(
                                        message,
                                        Map.of("payload", Map.of("properties", Map.of("value", replaced(schema))))))));
    }

    /** The base says that the value is a text. */
    private static Map<String, Object> replaced(Object schema) {
        Map<String, Object> whole = new LinkedHashMap<>(DiffCase.object(schema));
        whole.putIfAbsent("type", null);
        return whole;
    }

    private static Object yaml(String resource) {
        try (InputStream in = DiffCases.class.getResourceAsStream(resource)) {
            return new Load(LoadSettings.builder().build()).loadFromInputStream(Objects.requireNonNull(in, resource));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
