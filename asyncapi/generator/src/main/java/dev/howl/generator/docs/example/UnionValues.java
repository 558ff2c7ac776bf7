package dev.howl.generator.docs.example;

import dev.howl.generator.plan.JavaType.Alternative;
import dev.howl.model.schema.Schema;
import dev.howl.model.shape.Mark;
import dev.howl.runtime.JsonEquality;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The alternatives of unions that values are. */
final class UnionValues {
    private UnionValues() {}

    /** Returns the only alternative whose marks are true of a value, empty if there is none or several. */
    static Optional<Alternative> alternative(List<Alternative> alternatives, JsonNode value) {
        List<Alternative> fitting = alternatives.stream()
                .filter(alternative -> alternative.marks().stream().allMatch(mark -> isTrue(mark, value)))
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }

    private static boolean isTrue(Mark mark, JsonNode value) {
        if (mark instanceof Mark.OfType type) {
            return isOf(type.types(), value);
        }
        if (mark instanceof Mark.OfValue member) {
            JsonNode found = value.path(member.member());
            return found.isMissingNode()
                    ? member.orAbsent()
                    : member.values().stream().anyMatch(allowed -> JsonEquality.areEqual(allowed, found));
        }
        if (mark instanceof Mark.OfMemberType member) {
            JsonNode found = value.path(member.member());
            return found.isMissingNode() ? member.orAbsent() : isOf(member.types(), found);
        }
        return mark instanceof Mark.Present present
                ? value.has(present.member())
                : mark instanceof Mark.Absent absent && !value.has(absent.member());
    }

    private static boolean isOf(Set<Schema.Type> types, JsonNode value) {
        return types.stream().anyMatch(type -> switch (type) {
            case NULL -> value.isNull();
            case BOOLEAN -> value.isBoolean();
            case STRING -> value.isString();
            case ARRAY -> value.isArray();
            case OBJECT -> value.isObject();
            case NUMBER -> value.isNumber();
            case INTEGER -> value.isNumber() && isWhole(value);
        });
    }

    private static boolean isWhole(JsonNode value) {
        return value.decimalValue().stripTrailingZeros().scale() <= 0;
    }
}
