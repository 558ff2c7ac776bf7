package dev.howl.generator.explain;

import dev.howl.generator.explain.Explanation.Fact;
import dev.howl.model.schema.Schema;
import dev.howl.model.shape.Shape;
import dev.howl.model.shape.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The reason for the type of a shape, in words. */
final class TypeReason {
    private TypeReason() {}

    static Fact of(Shape shape) {
        List<String> lines = new ArrayList<>();
        String chosen = shape.roots().get(0).extension("x-howl-java-type");
        Type type = Type.of(shape);
        lines.add(chosen == null ? words(shape, type) : "x-howl-java-type chooses " + chosen);
        if (chosen == null
                && type instanceof Type.Opaque opaque
                && !opaque.alike().isEmpty()) {
            lines.add("alike: "
                    + String.join(
                            " and ",
                            opaque.alike().stream().map(TypeReason::place).toList()));
            opaque.witness().ifPresent(value -> lines.add("both accept " + value));
        }
        if (shape.isNullable()) {
            lines.add("null is allowed");
        }
        return new Fact("because", lines);
    }

    /** Returns the place of an alternative: that of its own schema, which is the last one of those that apply to it. */
    private static String place(Shape alternative) {
        List<Schema> roots = alternative.roots();
        Schema own = roots.get(roots.size() - 1);
        return (own.name() == null ? "" : own.name() + " ") + "(" + own.location() + ")";
    }

    private static String words(Shape shape, Type type) {
        if (type instanceof Type.BuiltIn builtIn) {
            return "x-howl-type chooses " + builtIn.name();
        }
        if (type instanceof Type.Scalar scalar) {
            return MarkText.types(Set.of(scalar.json()))
                    + shape.first(Schema.Keywords::format)
                            .map(format -> " with format '" + format + "'")
                            .orElse("");
        }
        if (type instanceof Type.Constant constant) {
            return "always " + SafeText.json(constant.value());
        }
        if (type instanceof Type.Enumeration enumeration) {
            return "one of " + enumeration.values().size() + " value(s)";
        }
        if (type instanceof Type.Struct struct) {
            return "an object with " + struct.members().size() + " named member(s)";
        }
        return ofContainer(type);
    }

    private static String ofContainer(Type type) {
        if (type instanceof Type.MapOf map) {
            return "an object without named members" + (map.values() == null ? ", whose values may be anything" : "");
        }
        if (type instanceof Type.ListOf list) {
            return "an array"
                    + (list.items() == null ? " whose items may be anything, or differ from place to place" : "");
        }
        if (type instanceof Type.Union union) {
            return "one of " + union.branches().size() + " alternatives, which are distinguished";
        }
        return type instanceof Type.Opaque opaque
                ? "fall-back: " + opaque.reason() + "; only a JSON tree can hold the value"
                : "any value: the document does not constrain it";
    }
}
