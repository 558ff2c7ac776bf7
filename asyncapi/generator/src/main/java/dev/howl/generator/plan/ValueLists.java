package dev.howl.generator.plan;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.howl.generator.plan.JavaType.Component;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.schema.Schema;
import dev.howl.model.schema.Schema.Keywords;
import dev.howl.model.shape.AllowedValue;
import dev.howl.model.shape.Shape;
import java.util.List;
import java.util.stream.Stream;

/**
 * The lists of allowed texts that a constructor checks, where an enumeration has too many values for a class of its own.
 * They stand in the constructor, which has at most 65,535 bytes of code (JVMS, section 4.7.3).
 */
final class ValueLists {
    private static final ClassName STRING = ScalarTypes.STRING;
    private static final ClassName LIST = ScalarTypes.LIST;
    private static final ClassName FIELD = ClassName.get("dev.howl.runtime", "Field");

    /** Code that puts one text into an array: {@code dup}, {@code sipush}, {@code ldc_w}, {@code aastore}. */
    private static final int BYTES_OF_TEXT = 8;
    /** Code for the rest of the checks of a component, all of them together. */
    private static final int BYTES_OF_COMPONENT = 100;

    private static final int MAX_CODE = 65_535;
    private static final int MAX_TEXTS = (MAX_CODE - BYTES_OF_COMPONENT) / BYTES_OF_TEXT;

    private ValueLists() {}

    /** Reports a list that no constructor can hold. */
    static void checkList(Shape shape, Diagnostics diagnostics) {
        long values = texts(STRING, shape);
        if (values > MAX_TEXTS) {
            diagnostics.error(
                    shape.location(),
                    "the enumeration has " + values + " values, more than the constructor of a Java class can check ("
                            + MAX_TEXTS + "); describe the values by a pattern");
        }
    }

    /** Reports lists that one constructor cannot hold together. */
    static void checkAll(Shape object, List<Component> components, Diagnostics diagnostics) {
        List<Long> lists = components.stream()
                .map(component -> texts(component.type(), component.shape()))
                .filter(texts -> texts <= MAX_TEXTS)
                .toList();
        long texts = lists.stream().mapToLong(Long::longValue).sum();
        if (texts * BYTES_OF_TEXT + (long) components.size() * BYTES_OF_COMPONENT > MAX_CODE) {
            diagnostics.error(
                    object.location(),
                    "the object lists " + texts
                            + " values of its members, more than the constructor of a Java class can" + " check ("
                            + MAX_TEXTS + "); describe the values by patterns, or divide the object");
        }
    }

    /** Returns how many texts are listed for a value and for what it holds. */
    private static long texts(TypeName type, Shape shape) {
        if (type.withoutAnnotations().equals(STRING)) {
            return shape.keywords()
                    .mapToLong(keywords -> keywords.enumValues().size())
                    .sum();
        }
        if (!(type instanceof ParameterizedTypeName holder)) {
            return 0;
        }
        List<TypeName> arguments = holder.typeArguments();
        TypeName held = arguments.get(arguments.size() - 1);
        return holder.rawType().equals(FIELD)
                ? texts(held, shape)
                : shape.keywords()
                        .flatMap(keywords -> inside(holder, keywords))
                        .mapToLong(schema -> texts(held, Shape.of(schema)))
                        .sum();
    }

    private static Stream<Schema> inside(ParameterizedTypeName holder, Keywords keywords) {
        if (holder.rawType().equals(LIST)) {
            return Stream.ofNullable(keywords.items());
        }
        return keywords.additional() instanceof Schema.Additional.Typed typed
                ? Stream.of(typed.schema())
                : Stream.empty();
    }

    /**
     * Returns the enumeration of which a shape narrows the values, or the shape itself: what narrows keeps the base's
     * type.
     */
    static Shape widest(Shape shape) {
        List<Schema> essentials = shape.essentials();
        Shape last = essentials.isEmpty() ? shape : Shape.of(essentials.get(essentials.size() - 1));
        List<AllowedValue> values = last.values();
        boolean hasType = values != null
                && values.stream().noneMatch(value -> value.json().isContainer());
        return hasType ? last : shape;
    }
}
