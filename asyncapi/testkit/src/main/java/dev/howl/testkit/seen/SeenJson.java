package dev.howl.testkit.seen;

import dev.howl.testkit.coverage.CoverageKind;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The form of the files:
 *
 * <pre>{@code
 * {"test": "shop.OrdersTest", "written": "2026-03-14T06:00:00Z",
 *  "contracts": {"Shop 1.0.0": {"message": {"shop/order": {"count": 3, "methods": ["ordersTwice"]}}}}}
 * }</pre>
 */
final class SeenJson {
    private static final JsonMapper JSON = new JsonMapper();

    private SeenJson() {}

    static ObjectNode of(SeenFile file) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("test", file.test()).put("written", file.written().toString());
        ObjectNode contracts = out.putObject("contracts");
        file.contracts().forEach((name, kinds) -> {
            ObjectNode contract = contracts.putObject(name);
            kinds.forEach((kind, elements) -> {
                ObjectNode counts = contract.putObject(kind.json());
                elements.forEach((element, seen) -> write(seen, counts.putObject(element)));
            });
        });
        return out;
    }

    private static void write(SeenElement seen, ObjectNode out) {
        out.put("count", seen.count());
        ArrayNode methods = out.putArray("methods");
        seen.methods().forEach(methods::add);
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if it is no such file, or was written in part
     */
    static SeenFile read(String text) {
        try {
            JsonNode file = JSON.readTree(text);
            Map<String, Map<CoverageKind, Map<String, SeenElement>>> contracts = new LinkedHashMap<>();
            file.path("contracts")
                    .propertyStream()
                    .forEach(entry -> contracts.put(entry.getKey(), kinds(entry.getValue())));
            if (!file.path("test").isString() || contracts.isEmpty()) {
                throw new IllegalArgumentException("it has no test or no contract");
            }
            return new SeenFile(
                    file.path("test").stringValue(),
                    Instant.parse(file.path("written").asString("")),
                    contracts);
        } catch (JacksonException | DateTimeParseException e) {
            throw new IllegalArgumentException("it is not JSON with a test and a time", e);
        }
    }

    private static Map<CoverageKind, Map<String, SeenElement>> kinds(JsonNode contract) {
        Map<CoverageKind, Map<String, SeenElement>> kinds = new EnumMap<>(CoverageKind.class);
        for (CoverageKind kind : CoverageKind.values()) {
            Map<String, SeenElement> elements = new LinkedHashMap<>();
            contract.path(kind.json())
                    .propertyStream()
                    .forEach(entry -> elements.put(entry.getKey(), element(entry.getValue())));
            if (!elements.isEmpty()) {
                kinds.put(kind, elements);
            }
        }
        return kinds;
    }

    private static SeenElement element(JsonNode node) {
        List<String> methods = new ArrayList<>();
        node.path("methods").forEach(method -> methods.add(method.asString("")));
        return new SeenElement(Math.max(0, node.path("count").asLong(0)), methods);
    }
}
