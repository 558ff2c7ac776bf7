package dev.howl.diff.schema;

import dev.howl.model.schema.Schema.Keywords;
import dev.howl.model.shape.AllowedValue;
import dev.howl.model.shape.Shape;
import dev.howl.runtime.JsonEquality;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The values that a shape names, as validation has it: also a constant beside an enumeration. */
final class NamedValues {
    private NamedValues() {}

    /** Returns the only values besides {@code null}; {@code null} where no schema names any. */
    static @Nullable List<AllowedValue> of(Shape shape) {
        List<AllowedValue> values = shape.values();
        return values == null
                ? null
                : values.stream()
                        .filter(value -> shape.keywords().allMatch(keywords -> allows(keywords, value.json())))
                        .toList();
    }

    private static boolean allows(Keywords keywords, JsonNode value) {
        JsonNode constant = keywords.constant();
        return !NullAcceptance.hasOnlyNullBranches(keywords)
                && (constant == null || same(constant, value))
                && (keywords.enumValues().isEmpty()
                        || keywords.enumValues().stream().anyMatch(other -> same(other, value)));
    }

    private static boolean same(JsonNode one, JsonNode other) {
        return JsonEquality.key(one).equals(JsonEquality.key(other));
    }
}
