package dev.howl.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.howl.generator.plan.JavaNames;
import dev.howl.generator.plan.JavaType.Component;
import dev.howl.generator.plan.JavaType.Holds;
import dev.howl.generator.plan.Literals;
import dev.howl.generator.plan.ScalarTypes;
import dev.howl.model.schema.Keyword;
import dev.howl.model.schema.Schema;
import dev.howl.model.shape.OtherMembers;
import dev.howl.model.shape.Shape;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The statements that enforce a component's bounds. */
final class Bounds {
    static final ClassName CONSTRAINTS = ClassName.get("dev.howl.runtime", "Constraints");

    private static final ClassName STRING = ScalarTypes.STRING;
    private static final ClassName LIST = ScalarTypes.LIST;

    /** A type with more years than the format has: {@code +10000-01-01} is not a date of RFC 3339. */
    private static final ClassName DATE = ClassName.get(LocalDate.class);

    private final Patterns patterns;
    private final CodeBlock.Builder code = CodeBlock.builder();

    private Bounds(Patterns patterns) {
        this.patterns = patterns;
    }

    /** Turns a regular expression into a reference to its compiled pattern. */
    interface Patterns {
        CodeBlock constant(String property, String regex);
    }

    /** @param names of all variables in sight */
    static CodeBlock of(Component component, Set<String> names, Patterns patterns) {
        Bounds bounds = new Bounds(patterns);
        boolean isField = component.holds() == Holds.FIELD;
        String value = isField ? component.name() + ".orNull()" : component.name();
        TypeName type = isField ? element((ParameterizedTypeName) component.type()) : component.type();
        bounds.value(component.property(), value, type, component.shape());
        if (type instanceof ParameterizedTypeName collection) {
            bounds.elements(component.property(), value, collection, component.shape(), new HashSet<>(names));
            bounds.copy(component, collection);
        }
        return bounds.code.build();
    }

    /**
     * Returns the statements for the members of an object that have no component of their own.
     *
     * @param object the shape of the whole object
     */
    static CodeBlock ofOthers(Component component, Shape object, Set<String> names, Patterns patterns) {
        Bounds bounds = new Bounds(patterns);
        ParameterizedTypeName map = (ParameterizedTypeName) component.type();
        bounds.elements(component.property(), component.name(), map, object, new HashSet<>(names));
        bounds.copy(component, map);
        return bounds.code.build();
    }

    /** Returns the statements for a value that is alone in its record. */
    static CodeBlock ofValue(String name, TypeName type, Shape shape, Patterns patterns) {
        Component component = new Component(name, name, type, Holds.VALUE, false, true, null, null, shape);
        return of(component, Set.of(name), patterns);
    }

    private void value(String property, String name, TypeName type, Shape shape) {
        TypeName bare = type.withoutAnnotations();
        TypeName plain = bare.isBoxedPrimitive() ? bare.unbox() : bare;
        if (plain.equals(DATE)) {
            format(property, name, "date");
        }
        for (Schema part : shape.parts()) {
            Schema.Keywords keywords = part.keywords();
            constant(property, name, plain, keywords.constant());
            if (plain.equals(STRING)) {
                text(property, name, keywords);
            } else if (isNumber(plain)) {
                bounds(property, name, Schema.Type.NUMBER, keywords.bounds());
                oneOf(property, name, plain, keywords.enumValues());
            } else if (plain instanceof ParameterizedTypeName collection) {
                bounds(property, name, isList(collection) ? Schema.Type.ARRAY : Schema.Type.OBJECT, keywords.bounds());
            }
        }
    }

    private static boolean isNumber(TypeName type) {
        return (type.isPrimitive() && !type.equals(TypeName.BOOLEAN)) || ScalarTypes.isExact(type);
    }

    private void constant(String property, String name, TypeName type, @Nullable JsonNode constant) {
        if (constant != null) {
            Literals.of(constant, type)
                    .ifPresent(value -> code.addStatement(
                            "$T.constant($L, $L, $L)", CONSTRAINTS, Literals.text(property), name, value));
        }
    }

    private void text(String property, String name, Schema.Keywords keywords) {
        bounds(property, name, Schema.Type.STRING, keywords.bounds());
        allowed(
                property,
                name,
                keywords.enumValues().stream()
                        .filter(JsonNode::isString)
                        .map(value -> Literals.text(value.stringValue()))
                        .toList());
        if (keywords.format() != null) {
            format(property, name, keywords.format());
        }
    }

    private void format(String property, String name, String format) {
        code.addStatement("$T.format($L, $L, $L)", CONSTRAINTS, Literals.text(property), name, Literals.text(format));
    }

    private void allowed(String property, String name, List<CodeBlock> values) {
        if (!values.isEmpty()) {
            code.addStatement(
                    "$T.oneOf($L, $L, $L)",
                    CONSTRAINTS,
                    Literals.text(property),
                    name,
                    values.stream().collect(CodeBlock.joining(", ")));
        }
    }

    private void oneOf(String property, String name, TypeName type, List<JsonNode> values) {
        allowed(
                property,
                name,
                values.stream()
                        .filter(JsonNode::isNumber)
                        .map(value -> Literals.of(value, type)
                                .orElseGet(() -> CodeBlock.of("new $T($S)", BigDecimal.class, value.asString())))
                        .toList());
    }

    /** One statement for each bound of a JSON type; its method in {@code Constraints} is called as the keyword is. */
    private void bounds(String property, String name, Schema.Type type, Schema.Bounds bounds) {
        Keyword.boundsOf(type).forEach(keyword -> {
            Object bound = keyword.of(bounds);
            if (bound != null) {
                code.addStatement(
                        "$T.$L($L, $L$L)",
                        CONSTRAINTS,
                        keyword.word(),
                        Literals.text(property),
                        name,
                        argument(property, bound));
            }
        });
    }

    private CodeBlock argument(String property, Object bound) {
        if (bound instanceof String regex) {
            return CodeBlock.of(", $L", patterns.constant(property, regex));
        }
        if (bound instanceof BigDecimal number) {
            return CodeBlock.of(", $S", number.toPlainString());
        }
        return bound instanceof Integer count ? CodeBlock.of(", $L", count) : CodeBlock.of("");
    }

    /** Returns the checks of each item or value, and of the values inside. */
    private void elements(
            String property, String name, ParameterizedTypeName collection, Shape shape, Set<String> names) {
        TypeName type = element(collection);
        String each = JavaNames.unique("each", "", names);
        Bounds inner = new Bounds(patterns);
        for (Shape element : elements(shape, isList(collection))) {
            inner.value(property, each, type, element);
            if (type.withoutAnnotations() instanceof ParameterizedTypeName deeper) {
                inner.elements(property, each, deeper, element, names);
            }
        }
        CodeBlock statements = inner.code.build();
        if (!statements.isEmpty()) {
            code.add("$T.each($L, $L -> {\n$>", CONSTRAINTS, name, each);
            code.add(statements);
            code.add("$<});\n");
        }
    }

    private static List<Shape> elements(Shape shape, boolean list) {
        List<Shape> elements = new ArrayList<>();
        for (Schema part : shape.parts()) {
            Schema.Keywords keywords = part.keywords();
            if (list && keywords.items() != null) {
                elements.add(Shape.of(keywords.items()));
            } else if (!list
                    && !OtherMembers.hasPatterns(keywords)
                    && keywords.additional() instanceof Schema.Additional.Typed typed) {
                elements.add(Shape.of(typed.schema()));
            }
        }
        return elements;
    }

    private static TypeName element(ParameterizedTypeName collection) {
        return collection.typeArguments().get(collection.typeArguments().size() - 1);
    }

    private static boolean isList(ParameterizedTypeName collection) {
        return collection.rawType().equals(LIST);
    }

    /** The copy that makes the record immutable. */
    private void copy(Component component, ParameterizedTypeName collection) {
        String name = component.name();
        if (component.holds() == Holds.FIELD) {
            String method = element(collection).isAnnotated() ? "copyWithNulls" : "copyOf";
            code.addStatement("$1L = $2T.copy($1L, $2T::$3L)", name, CONSTRAINTS, method);
        } else if (element(collection).isAnnotated()) {
            String copy = component.optional()
                    ? "$1L = $1L == null ? null : $2T.copyWithNulls($1L)"
                    : "$1L = $2T.copyWithNulls($1L)";
            code.addStatement(copy, name, CONSTRAINTS);
        } else if (component.optional()) {
            code.addStatement("$1L = $2T.copy($1L)", name, CONSTRAINTS);
        } else {
            code.addStatement("$1L = $2T.copyOf($1L)", name, isList(collection) ? LIST : CONSTRAINTS);
        }
    }
}
