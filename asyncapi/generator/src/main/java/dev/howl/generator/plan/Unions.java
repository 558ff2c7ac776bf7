package dev.howl.generator.plan;

import dev.howl.model.schema.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Tells the alternatives of {@code oneOf} and {@code anyOf} apart by a constant property. */
final class Unions {
    private Unions() {}

    /** Returns why a schema with alternatives cannot be a sealed interface; {@code null} if it can. */
    static @Nullable String obstacle(Schema schema) {
        List<Schema> options = schema.alternatives();
        if (discriminator(options) == null) {
            return "the alternatives are not told apart by a property that each requires with a text constant of its own";
        }
        if (!ObjectShape.of(schema).properties().isEmpty()) {
            return "the alternatives stand beside properties of their own";
        }
        return options.stream().allMatch(Unions::isPlain)
                ? null
                : "an alternative has alternatives itself, or is a type of the runtime";
    }

    private static boolean isPlain(Schema alternative) {
        boolean several = !alternative.alternatives().isEmpty()
                && Presence.of(alternative).isEmpty();
        return !several && alternative.extension("x-howl-type") == null && !ClassFileLimits.isTooWide(alternative);
    }

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
