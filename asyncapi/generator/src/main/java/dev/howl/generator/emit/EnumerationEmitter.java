package dev.howl.generator.emit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.howl.generator.plan.JavaNames;
import dev.howl.generator.plan.JavaType;
import dev.howl.generator.plan.Literals;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** A class that keeps unknown values, with an enum of the known ones for {@code switch}. */
final class EnumerationEmitter {
    private static final ClassName OPEN_ENUM = ClassName.get("dev.howl.runtime", "OpenEnum");

    private final JavaType.EnumType type;
    private final ClassName known;
    private final Map<String, String> constants = new LinkedHashMap<>();
    private final String unknown;

    EnumerationEmitter(JavaType.EnumType type) {
        this.type = type;
        this.known = type.name().nestedClass("Known");
        Set<String> taken = new HashSet<>(Set.of("VALUES"));
        type.values().forEach(value -> constants.put(value, JavaNames.unique(JavaNames.constant(value), "_", taken)));
        this.unknown = JavaNames.unique("UNKNOWN", "_", taken);
    }

    TypeSpec emit() {
        TypeSpec.Builder result = Sources.marked(TypeSpec.classBuilder(type.name()))
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(OPEN_ENUM)
                .addJavadoc(Javadocs.paragraphs(
                        type.schema().keywords().title(),
                        type.schema().keywords().description(),
                        "A value that this release of the contract does not know is kept as it is."));
        constants.forEach((value, name) ->
                result.addField(FieldSpec.builder(type.name(), name, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                        .initializer("new $T($L, $T.$L)", type.name(), Literals.text(value), known, name)
                        .build()));
        return result.addField(index())
                .addField(known, "known", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(constructor())
                .addMethod(of())
                .addMethod(read())
                .addMethod(known())
                .addType(knownType())
                .build();
    }

    private FieldSpec index() {
        TypeName map = ParameterizedTypeName.get(ClassName.get(Map.class), ClassName.get(String.class), type.name());
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
                .addParameter(String.class, "value")
                .addParameter(known, "known")
                .addStatement("super(value)")
                .addStatement("this.known = known")
                .build();
    }

    private MethodSpec of() {
        return MethodSpec.methodBuilder("of")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("The value of the contract that is written so.\n\n"
                        + "@throws IllegalArgumentException where the contract has no such value")
                .returns(type.name())
                .addParameter(String.class, "value")
                .addStatement("return require(VALUES, value)")
                .build();
    }

    private MethodSpec read() {
        return MethodSpec.methodBuilder("read")
                .addModifiers(Modifier.STATIC)
                .addAnnotation(JsonCreator.class)
                .returns(type.name())
                .addParameter(String.class, "value")
                .addStatement("$T constant = VALUES.get(value)", type.name())
                .addStatement("return constant == null ? new $T(value, $T.$L) : constant", type.name(), known, unknown)
                .build();
    }

    private MethodSpec known() {
        return MethodSpec.methodBuilder("known")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(
                        "For {@code switch}; {@link Known#$L} for a value that this release does not know.", unknown)
                .returns(known)
                .addStatement("return known")
                .build();
    }

    private TypeSpec knownType() {
        TypeSpec.Builder result = TypeSpec.enumBuilder("Known")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("The values that this release of the contract knows.");
        constants.forEach((value, name) -> result.addEnumConstant(
                name,
                TypeSpec.anonymousClassBuilder("")
                        .addJavadoc("{@code $L}", Javadocs.escape(value))
                        .build()));
        return result.addEnumConstant(
                        unknown,
                        TypeSpec.anonymousClassBuilder("")
                                .addJavadoc("Any other value.")
                                .build())
                .build();
    }
}
