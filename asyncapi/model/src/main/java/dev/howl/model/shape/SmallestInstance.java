package dev.howl.model.shape;

import dev.howl.model.schema.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A guess at a small value that fits a shape: what is required, and nothing else. Patterns are not looked at. */
public final class SmallestInstance {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MAX_DEPTH = 8;
    private static final int MAX_COUNT = 20;

    private static final Map<String, String> FORMATS = Map.of(
            "date-time", "2000-01-01T00:00:00Z",
            "date", "2000-01-01",
            "time", "00:00:00Z",
            "duration", "P1D",
            "uuid", "00000000-0000-0000-0000-000000000000",
            "uri", "about:blank",
            "email", "a@b",
            "hostname", "a",
            "ipv4", "127.0.0.1",
            "ipv6", "::1");

    private SmallestInstance() {}

    /** Returns a value for a shape. */
    public static JsonNode of(Shape shape) {
        return of(shape, 0);
    }

    private static JsonNode of(Shape shape, int depth) {
        List<AllowedValue> values = shape.values();
        if (values != null && !values.isEmpty()) {
            return values.get(0).json();
        }
        if (depth > MAX_DEPTH) {
            return JSON.nullNode();
        }
        List<Branches> alternatives = shape.alternatives();
        if (!alternatives.isEmpty()) {
            Branches first = alternatives.get(0);
            return of(shape.branch(first, first.branches().get(0)), depth + 1);
        }
        Set<Schema.Type> types = shape.types();
        return types.isEmpty() ? JSON.booleanNode(true) : of(types.iterator().next(), shape, depth);
    }

    private static JsonNode of(Schema.Type type, Shape shape, int depth) {
        return switch (type) {
            case NULL -> JSON.nullNode();
            case BOOLEAN -> JSON.booleanNode(true);
            case STRING -> JSON.stringNode(text(shape));
            case INTEGER, NUMBER -> JSON.numberNode(number(shape));
            case ARRAY -> array(shape, depth);
            case OBJECT -> object(shape, depth);
        };
    }

    private static JsonNode object(Shape shape, int depth) {
        ObjectNode object = JSON.objectNode();
        for (Member member : shape.members().values()) {
            if (member.isRequired()) {
                JsonNode constant = member.constant();
                object.set(member.name(), constant == null ? of(member.shape(), depth + 1) : constant);
            }
        }
        return object;
    }

    private static JsonNode array(Shape shape, int depth) {
        ArrayNode array = JSON.arrayNode();
        int least = count(shape.first(keywords -> keywords.bounds().minItems()).orElse(null));
        for (int i = 0; i < least; i++) {
            array.add(shape.items().map(items -> of(items, depth + 1)).orElse(JSON.booleanNode(true)));
        }
        return array;
    }

    private static String text(Shape shape) {
        String format = shape.first(Schema.Keywords::format).orElse("");
        int least = count(shape.first(keywords -> keywords.bounds().minLength()).orElse(null));
        return FORMATS.getOrDefault(format, "a".repeat(least));
    }

    private static int count(@Nullable Integer written) {
        return written == null ? 0 : Math.min(written, MAX_COUNT);
    }

    private static BigDecimal number(Shape shape) {
        return shape.first(keywords -> keywords.bounds().minimum())
                .or(() -> shape.first(keywords -> keywords.bounds().exclusiveMinimum())
                        .map(BigDecimal.ONE::add))
                .or(() -> shape.first(keywords -> keywords.bounds().maximum()))
                .or(() -> shape.first(keywords -> keywords.bounds().exclusiveMaximum())
                        .map(most -> most.subtract(BigDecimal.ONE)))
                .orElse(BigDecimal.ZERO);
    }
}
