package dev.howl.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.howl.generator.plan.JavaType.Component;
import dev.howl.model.schema.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The statements that enforce a component's bounds. */
final class Bounds {
    static final ClassName CHECKS = ClassName.get("dev.howl.runtime", "Checks");

    private static final ClassName STRING = ClassName.get(String.class);

    private final Patterns patterns;
    private final CodeBlock.Builder code = CodeBlock.builder();

    private Bounds(Patterns patterns) {
        this.patterns = patterns;
    }

    /** Turns a regular expression into a reference to its compiled pattern. */
    interface Patterns {
        CodeBlock constant(String property, String regex);
    }

    static CodeBlock of(Component component, Patterns patterns) {
        Bounds bounds = new Bounds(patterns);
        bounds.value(component.property(), component.name(), component.type(), component.schema());
        if (component.type() instanceof ParameterizedTypeName collection) {
            bounds.elements(component, collection);
        }
        return bounds.code.build();
    }

    private void value(String property, String name, TypeName type, Schema schema) {
        Schema.Keywords keywords = schema.keywords();
        Schema.Bounds bounds = keywords.bounds();
        TypeName plain = type.isBoxedPrimitive() ? type.unbox() : type;
        constant(property, name, keywords.constant());
        if (plain.equals(STRING)) {
            text(property, name, keywords);
        } else if (plain.isPrimitive() && !plain.equals(TypeName.BOOLEAN)) {
            number(property, name, bounds);
            oneOf(property, name, plain, keywords.enumValues());
        } else if (plain instanceof ParameterizedTypeName parameterized) {
            size(property, name, bounds, parameterized.rawType().equals(ClassName.get(List.class)));
        }
    }

    private void constant(String property, String name, @Nullable JsonNode constant) {
        if (constant != null && constant.isString()) {
            code.addStatement("$T.constant($S, $L, $S)", CHECKS, property, name, constant.stringValue());
        }
    }

    private void text(String property, String name, Schema.Keywords keywords) {
        Schema.Bounds bounds = keywords.bounds();
        check("minLength", property, name, bounds.minLength());
        check("maxLength", property, name, bounds.maxLength());
        if (bounds.pattern() != null) {
            code.addStatement(
                    "$T.pattern($S, $L, $L)", CHECKS, property, name, patterns.constant(property, bounds.pattern()));
        }
        if (!keywords.enumValues().isEmpty()) {
            CodeBlock values = keywords.enumValues().stream()
                    .map(value -> CodeBlock.of("$S", value.stringValue()))
                    .collect(CodeBlock.joining(", "));
            code.addStatement("$T.oneOf($S, $L, $L)", CHECKS, property, name, values);
        }
        if (keywords.format() != null) {
            code.addStatement("$T.format($S, $L, $S)", CHECKS, property, name, keywords.format());
        }
    }

    private void number(String property, String name, Schema.Bounds bounds) {
        check("minimum", property, name, bounds.minimum());
        check("maximum", property, name, bounds.maximum());
        check("exclusiveMinimum", property, name, bounds.exclusiveMinimum());
        check("exclusiveMaximum", property, name, bounds.exclusiveMaximum());
        check("multipleOf", property, name, bounds.multipleOf());
    }

    private void oneOf(String property, String name, TypeName type, List<JsonNode> values) {
        if (!values.isEmpty()) {
            String suffix = type.equals(TypeName.LONG) ? "L" : "";
            CodeBlock list = values.stream()
                    .filter(JsonNode::isNumber)
                    .map(value -> CodeBlock.of("$L$L", value, suffix))
                    .collect(CodeBlock.joining(", "));
            code.addStatement("$T.oneOf($S, $L, $L)", CHECKS, property, name, list);
        }
    }

    private void size(String property, String name, Schema.Bounds bounds, boolean list) {
        check("minItems", property, name, bounds.minItems());
        check("maxItems", property, name, bounds.maxItems());
        check("minProperties", property, name, bounds.minProperties());
        check("maxProperties", property, name, bounds.maxProperties());
        if (list && bounds.uniqueItems()) {
            code.addStatement("$T.uniqueItems($S, $L)", CHECKS, property, name);
        }
    }

    /** What each item or value must fulfil, and the copy that makes the record immutable. */
    private void elements(Component component, ParameterizedTypeName collection) {
        boolean list = collection.rawType().equals(ClassName.get(List.class));
        Schema.Keywords keywords = component.schema().keywords();
        Schema element = list
                ? keywords.items()
                : keywords.additional() instanceof Schema.Additional.Typed typed ? typed.schema() : null;
        if (element != null) {
            TypeName type =
                    collection.typeArguments().get(collection.typeArguments().size() - 1);
            Bounds inner = new Bounds(patterns);
            inner.value(component.property(), "each", type, element);
            CodeBlock statements = inner.code.build();
            if (!statements.isEmpty()) {
                code.add("$T.each($L, each -> {\n$>", CHECKS, component.name());
                code.add(statements);
                code.add("$<});\n");
            }
        }
        copy(component, list);
    }

    private void copy(Component component, boolean list) {
        if (component.optional()) {
            code.addStatement("$1L = $2T.copy($1L)", component.name(), CHECKS);
        } else {
            code.addStatement("$1L = $2T.copyOf($1L)", component.name(), list ? List.class : Map.class);
        }
    }

    private void check(String keyword, String property, String name, @Nullable Integer bound) {
        if (bound != null) {
            code.addStatement("$T.$L($S, $L, $L)", CHECKS, keyword, property, name, bound);
        }
    }

    private void check(String keyword, String property, String name, @Nullable BigDecimal bound) {
        if (bound != null) {
            code.addStatement("$T.$L($S, $L, $S)", CHECKS, keyword, property, name, bound.toPlainString());
        }
    }
}
