package dev.howl.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.howl.generator.plan.JavaType.Component;
import dev.howl.generator.plan.JavaType.Holds;
import dev.howl.generator.plan.JavaType.RecordType;
import dev.howl.generator.plan.Literals;
import javax.lang.model.element.Modifier;

/** The builder of a record, which stays source compatible when the contract gets another optional property. */
final class BuilderEmitter {
    private static final ClassName FIELD = ClassName.get("dev.howl.runtime", "Field");

    private final RecordType type;
    private final ClassName builder;

    BuilderEmitter(RecordType type) {
        this.type = type;
        this.builder = type.name().nestedClass("Builder");
    }

    void addTo(TypeSpec.Builder record) {
        record.addMethod(MethodSpec.methodBuilder("builder")
                        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                        .addJavadoc("Returns a builder without any values.")
                        .returns(builder)
                        .addStatement("return new $T()", builder)
                        .build())
                .addType(builder());
    }

    private TypeSpec builder() {
        TypeSpec.Builder result = TypeSpec.classBuilder(builder)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("A builder of {@link $T}. Not thread-safe.", type.name())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
        for (Component component : type.components()) {
            result.addField(field(component)).addMethod(setter(component));
        }
        return result.addMethod(build()).build();
    }

    private static FieldSpec field(Component component) {
        if (component.holds() == Holds.FIELD) {
            return FieldSpec.builder(component.type(), component.name(), Modifier.PRIVATE)
                    .initializer("$T.absent()", FIELD)
                    .build();
        }
        return FieldSpec.builder(component.type().box().annotated(Sources.NULLABLE), component.name(), Modifier.PRIVATE)
                .build();
    }

    private MethodSpec setter(Component component) {
        boolean isField = component.holds() == Holds.FIELD;
        TypeName type = isField
                ? ((ParameterizedTypeName) component.type()).typeArguments().get(0)
                : component.type();
        boolean nullable = isField || component.optional();
        MethodSpec.Builder setter = MethodSpec.methodBuilder(component.name())
                .addModifiers(Modifier.PUBLIC)
                .returns(builder)
                .addParameter(nullable ? type.annotated(Sources.NULLABLE) : type, component.name())
                .addCode(body(component));
        if (isField) {
            setter.addJavadoc(
                    "Sets {@code $N}. {@code null} is written as JSON null; without a call the member is absent.",
                    component.name());
        }
        return setter.build();
    }

    /** As few parts as possible: JavaPoet walks through all parts of all setters twice, which takes most of its time. */
    private static CodeBlock body(Component component) {
        String name = component.name();
        return component.holds() == Holds.FIELD
                ? CodeBlock.of("this.$1L = $2T.of($1L);\nreturn this;\n", name, FIELD)
                : CodeBlock.of("$L", "this." + name + " = " + name + ";\nreturn this;\n");
    }

    private MethodSpec build() {
        CodeBlock arguments = type.components().stream().map(this::argument).collect(CodeBlock.joining(", "));
        return MethodSpec.methodBuilder("build")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(
                        "Returns the record.\n\n@throws IllegalArgumentException if a required value is missing, or a value"
                                + " violates the contract")
                .returns(type.name())
                .addStatement("return new $T($L)", type.name(), arguments)
                .build();
    }

    private CodeBlock argument(Component component) {
        if (component.holds() == Holds.FIELD || component.optional()) {
            return CodeBlock.of("$N", component.name());
        }
        return component.defaultValue() == null
                ? CodeBlock.of(
                        "$T.required($L, $N)",
                        Bounds.CONSTRAINTS,
                        Literals.text(component.property()),
                        component.name())
                : CodeBlock.of("$T.orDefault($N, $L)", Bounds.CONSTRAINTS, component.name(), component.defaultValue());
    }
}
