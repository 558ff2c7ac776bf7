package dev.howl.generator.plan;

import dev.howl.model.schema.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Tells the alternatives of {@code oneOf} and {@code anyOf} apart by a constant property. */
final class Unions {
    private Unions() {}

    /** The first property that every alternative requires with a text constant of its own, or {@code null}. */
    static @Nullable String discriminator(List<Schema> options) {
        return ObjectShape.of(options.get(0)).properties().keySet().stream()
                .filter(property -> options.stream().allMatch(option -> isConstant(option, property)))
                .filter(property -> options.stream()
                                .map(option -> value(option, property))
                                .distinct()
                                .count()
                        == options.size())
                .findFirst()
                .orElse(null);
    }

    /** The constant of an alternative. */
    static String value(Schema option, String property) {
        Schema schema = ObjectShape.of(option).properties().get(property);
        JsonNode constant = schema == null ? null : schema.keywords().constant();
        if (constant == null) {
            throw new IllegalArgumentException(property + " is not a constant of " + option);
        }
        return constant.stringValue();
    }

    private static boolean isConstant(Schema option, String property) {
        ObjectShape shape = ObjectShape.of(option);
        Schema schema = shape.properties().get(property);
        JsonNode constant = schema == null ? null : schema.keywords().constant();
        return constant != null && constant.isString() && shape.required().contains(property);
    }
}
