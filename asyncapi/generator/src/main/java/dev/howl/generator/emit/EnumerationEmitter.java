package dev.howl.generator.emit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.howl.generator.plan.JavaType;
import dev.howl.generator.plan.Literals;
import dev.howl.model.shape.AllowedValue;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import tools.jackson.databind.JsonNode;

/**
 * A class that keeps unknown values, with an enum of the known ones for {@code switch}. A value is a {@code String}
 * where all are, and otherwise whatever JSON value it is.
 */
final class EnumerationEmitter {
    private static final ClassName OPEN_ENUM = ClassName.get("dev.howl.runtime", "OpenEnum");
    private static final ClassName OPEN_VALUE = ClassName.get("dev.howl.runtime", "OpenValue");
    private static final String UNKNOWN = "UNKNOWN";

    private final JavaType.EnumType type;
    private final ClassName known;
    private final TypeName valueType;
    private final Map<JsonNode, String> constants;
    private final Map<JsonNode, AllowedValue> values;

    EnumerationEmitter(JavaType.EnumType type) {
        this.type = type;
        this.known = type.name().nestedClass("Known");
        this.valueType = ClassName.get(type.isText() ? String.class : Object.class);
        this.values = type.values().stream()
                .collect(Collectors.toMap(AllowedValue::json, Function.identity(), (first, again) -> first));
        this.constants =
                ConstantNames.of(type.values().stream().map(AllowedValue::json).toList());
    }

    TypeSpec emit() {
        TypeSpec.Builder result = Sources.marked(TypeSpec.classBuilder(type.name()))
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(type.isText() ? OPEN_ENUM : OPEN_VALUE)
                .addJavadoc(Javadocs.paragraphs(
                        type.shape().first(keywords -> keywords.title()).orElse(null),
                        type.shape().first(keywords -> keywords.description()).orElse(null),
                        "A value that this release of the contract does not list is kept as it is."));
        constants.forEach((value, name) -> result.addField(constant(value, name)));
        return result.addField(index())
                .addField(known, "known", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(constructor())
                .addMethod(of())
                .addMethod(read())
                .addMethod(known())
                .addType(knownType())
                .build();
    }

    private FieldSpec constant(JsonNode value, String name) {
        FieldSpec.Builder constant = FieldSpec.builder(
                        type.name(), name, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .initializer("new $T($L, $T.$L)", type.name(), literal(value), known, name);
        AllowedValue described = Objects.requireNonNull(values.get(value));
        CodeBlock words = Javadocs.paragraphs(described.title(), described.description());
        return words.toString().isEmpty()
                ? constant.build()
                : constant.addJavadoc(words).build();
    }

    private static CodeBlock literal(JsonNode value) {
        if (value.isString()) {
            return Literals.text(value.stringValue());
        }
        if (value.isBoolean()) {
            return CodeBlock.of("$L", value.booleanValue());
        }
        return value.isIntegralNumber() && value.canConvertToLong()
                ? CodeBlock.of("$LL", value.longValue())
                : CodeBlock.of(
                        "new $T($S)", BigDecimal.class, value.decimalValue().toString());
    }

    private FieldSpec index() {
        TypeName map = ParameterizedTypeName.get(ClassName.get(Map.class), valueType, type.name());
        CodeBlock names = constants.values().stream()
                .map(name -> CodeBlock.of("$L", name))
                .collect(CodeBlock.joining(", "));
        return FieldSpec.builder(map, "VALUES", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("index($L)", names)
                .build();
    }

    private MethodSpec constructor() {
        return MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(valueType, "value")
                .addParameter(known, "known")
                .addStatement("super(value)")
                .addStatement("this.known = known")
                .build();
    }

    private MethodSpec of() {
        return MethodSpec.methodBuilder("of")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("Returns the value with this JSON form.\n\n"
                        + (type.isText() ? "" : "@param value a string, a number or a boolean\n")
                        + "@throws IllegalArgumentException if the contract does not list the value")
                .returns(type.name())
                .addParameter(valueType, "value")
                .addStatement("return require(VALUES, value)")
                .build();
    }

    private MethodSpec read() {
        MethodSpec.Builder read = MethodSpec.methodBuilder("read")
                .addModifiers(Modifier.STATIC)
                .addAnnotation(creator())
                .returns(type.name());
        if (type.isText()) {
            read.addParameter(valueType, "value").addStatement("$T constant = VALUES.get(value)", type.name());
        } else {
            read.addParameter(JsonNode.class, "value").addStatement("$T constant = find(VALUES, value)", type.name());
        }
        return read.addStatement(
                        "return constant == null ? new $T(value, $T.$L) : constant", type.name(), known, UNKNOWN)
                .build();
    }

    /** Returns the annotation. Jackson could otherwise take a tree for the only property of an object. */
    private AnnotationSpec creator() {
        AnnotationSpec.Builder creator = AnnotationSpec.builder(JsonCreator.class);
        return type.isText()
                ? creator.build()
                : creator.addMember("mode", "$T.DELEGATING", JsonCreator.Mode.class)
                        .build();
    }

    private MethodSpec known() {
        return MethodSpec.methodBuilder("known")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(
                        "Returns the constant for {@code switch}; {@link Known#$L} for a value that this contract does not list.",
                        UNKNOWN)
                .returns(known)
                .addStatement("return known")
                .build();
    }

    private TypeSpec knownType() {
        TypeSpec.Builder result = TypeSpec.enumBuilder("Known")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("The values that this contract lists.");
        constants.forEach((value, name) -> result.addEnumConstant(
                name,
                TypeSpec.anonymousClassBuilder("")
                        .addJavadoc(
                                "{@code $L}", Javadocs.escape(type.isText() ? value.stringValue() : value.toString()))
                        .build()));
        return result.addEnumConstant(
                        UNKNOWN,
                        TypeSpec.anonymousClassBuilder("")
                                .addJavadoc("Any other value.")
                                .build())
                .build();
    }
}
