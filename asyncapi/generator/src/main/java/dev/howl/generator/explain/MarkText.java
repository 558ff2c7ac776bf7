package dev.howl.generator.explain;

import dev.howl.model.schema.Schema;
import dev.howl.model.shape.Mark;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Marks in words. */
final class MarkText {
    private MarkText() {}

    /** Returns the marks that a value must have, all of them. */
    static String of(List<Mark> marks) {
        return marks.stream().map(MarkText::of).collect(Collectors.joining(", and "));
    }

    private static String of(Mark mark) {
        if (mark instanceof Mark.OfType type) {
            return "it is " + types(type.types());
        }
        if (mark instanceof Mark.OfValue value) {
            return "'" + value.member() + "' is "
                    + SafeText.either(
                            value.values().stream().map(SafeText::json).toList())
                    + absent(value.orAbsent());
        }
        if (mark instanceof Mark.OfMemberType type) {
            return "'" + type.member() + "' is " + types(type.types()) + absent(type.orAbsent());
        }
        return mark instanceof Mark.Present present
                ? "'" + present.member() + "' is present"
                : "'" + ((Mark.Absent) mark).member() + "' is absent";
    }

    private static String absent(boolean orAbsent) {
        return orAbsent ? " or absent" : "";
    }

    /** Returns JSON types: {@code a number or a string}. */
    static String types(Set<Schema.Type> types) {
        return types.stream().sorted().map(MarkText::type).collect(Collectors.joining(" or "));
    }

    private static String type(Schema.Type type) {
        return switch (type) {
            case NULL -> "null";
            case INTEGER, OBJECT, ARRAY -> "an " + type.name().toLowerCase(Locale.ROOT);
            default -> "a " + type.name().toLowerCase(Locale.ROOT);
        };
    }
}
