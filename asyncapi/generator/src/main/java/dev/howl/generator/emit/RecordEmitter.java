package dev.howl.generator.emit;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.howl.generator.plan.JavaNames;
import dev.howl.generator.plan.JavaType;
import dev.howl.generator.plan.JavaType.Component;
import dev.howl.generator.plan.Literals;
import dev.howl.generator.plan.Presence;
import dev.howl.model.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** A record whose constructor enforces its schema's bounds. */
final class RecordEmitter {
    private static final ClassName REGEX = ClassName.get("dev.howl.runtime", "Regex");

    private final JavaType.RecordType type;
    private final List<FieldSpec> patterns = new ArrayList<>();

    RecordEmitter(JavaType.RecordType type) {
        this.type = type;
    }

    TypeSpec emit(@Nullable String title, @Nullable String description, List<ClassName> families) {
        TypeSpec.Builder record = Sources.marked(TypeSpec.recordBuilder(type.name()))
                .addModifiers(Modifier.PUBLIC)
                .addSuperinterfaces(families)
                .addJavadoc(javadoc(title, description));
        MethodSpec.Builder header = MethodSpec.constructorBuilder();
        type.components().forEach(component -> header.addParameter(parameter(component)));
        record.recordConstructor(header.build());
        CodeBlock body = body();
        record.addFields(patterns);
        if (!body.isEmpty()) {
            record.addMethod(MethodSpec.compactConstructorBuilder()
                    .addModifiers(Modifier.PUBLIC)
                    .addCode(body)
                    .build());
        }
        if (type.additional() != null && !type.additional().ignored().isEmpty()) {
            record.addAnnotation(AnnotationSpec.builder(JsonIgnoreProperties.class)
                    .addMember("value", "{$L}", list(type.additional().ignored()))
                    .addMember("allowGetters", "true")
                    .build());
        }
        type.constants().forEach(constant -> record.addMethod(accessor(constant)));
        if (type.body() instanceof JavaType.Body.Text text) {
            new TextEmitter(type, text).addTo(record);
        }
        return record.build();
    }

    private CodeBlock javadoc(@Nullable String title, @Nullable String description) {
        CodeBlock.Builder javadoc = CodeBlock.builder();
        boolean same = title != null && title.equals(description);
        javadoc.add(Javadocs.paragraphs(title, same ? null : description));
        if (!type.components().isEmpty()) {
            javadoc.add("\n");
            type.components().forEach(component -> javadoc.add(Javadocs.param(component.name(), describe(component))));
        }
        return javadoc.build();
    }

    private @Nullable String describe(Component component) {
        Schema.Keywords keywords = component.schema().keywords();
        String text = keywords.description() == null ? keywords.title() : keywords.description();
        if (component.defaultValue() != null && !isAdditional(component)) {
            String value = String.valueOf(keywords.defaultValue());
            return (text == null ? "" : text + " ") + "(default: " + value + ")";
        }
        return text;
    }

    private boolean isAdditional(Component component) {
        return type.additional() != null && type.additional().component().equals(component);
    }

    private ParameterSpec parameter(Component component) {
        if (isAdditional(component)) {
            return ParameterSpec.builder(component.type(), component.name())
                    .addAnnotation(JsonAnySetter.class)
                    .addAnnotation(JsonAnyGetter.class)
                    .build();
        }

        // An annotation of the type, since that of a parameter cannot stand before a qualified name.
        TypeName type = component.optional() ? component.type().annotated(Sources.NULLABLE) : component.type();
        ParameterSpec.Builder parameter = ParameterSpec.builder(type, component.name());
        boolean renamed = !component.name().equals(component.property());
        boolean demanded = component.required() && component.type().isPrimitive();
        if (renamed || demanded) {
            AnnotationSpec.Builder property =
                    AnnotationSpec.builder(JsonProperty.class).addMember("value", Literals.text(component.property()));
            if (demanded) {
                property.addMember("required", "true");
            }
            parameter.addAnnotation(property.build());
        }
        if (component.required() && component.optional()) {
            parameter.addAnnotation(AnnotationSpec.builder(JsonInclude.class)
                    .addMember("value", "$T.ALWAYS", JsonInclude.Include.class)
                    .build());
        }
        return parameter.build();
    }

    private CodeBlock body() {
        CodeBlock.Builder body = CodeBlock.builder();
        Set<String> names = type.components().stream().map(Component::name).collect(Collectors.toSet());
        for (Component component : type.components()) {
            if (isAdditional(component)) {
                body.addStatement("$1L = $2T.additional($1L, $3L)", component.name(), Bounds.CONSTRAINTS, reserved());
            } else if (component.defaultValue() != null) {
                body.addStatement(
                        "$1L = $2T.orDefault($1L, $3L)",
                        component.name(),
                        Bounds.CONSTRAINTS,
                        component.defaultValue());
            } else if (!component.optional() && !component.type().isPrimitive()) {
                body.addStatement(
                        "$T.required($L, $L)",
                        Bounds.CONSTRAINTS,
                        Literals.text(component.property()),
                        component.name());
            }
            body.add(Bounds.of(component, names, this::pattern));
        }
        if (type.presence() != null) {
            body.add(presence(type.presence()));
        }
        if (type.body() instanceof JavaType.Body.Text text) {
            body.add(new TextEmitter(type, text).checks(this::pattern));
        }
        return body.build();
    }

    private CodeBlock reserved() {
        List<String> names = Objects.requireNonNull(type.additional()).reserved();
        return CodeBlock.of("$T.of($L)", List.class, list(names));
    }

    private static CodeBlock list(List<String> texts) {
        return texts.stream().map(Literals::text).collect(CodeBlock.joining(", "));
    }

    private CodeBlock presence(Presence presence) {
        List<Component> components = type.components().stream()
                .filter(component -> presence.properties().contains(component.property()))
                .toList();
        CodeBlock names = components.stream()
                .map(component -> CodeBlock.of("$L", component.name()))
                .collect(CodeBlock.joining(", "));
        String text = String.join(", ", presence.properties());
        String check = presence.exactlyOne() ? "exactlyOne" : "atLeastOne";
        return CodeBlock.of("$T.$L($L, $L);\n", Bounds.CONSTRAINTS, check, Literals.text(text), names);
    }

    /** A constant that holds the compiled pattern, so that it is compiled once. */
    private CodeBlock pattern(String property, String regex) {
        String name = JavaNames.constant(property) + "_PATTERN";
        boolean taken = patterns.stream().anyMatch(field -> field.name().equals(name));
        String free = taken ? name + (patterns.size() + 1) : name;
        patterns.add(FieldSpec.builder(REGEX, free, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$T.of($L)", REGEX, Literals.text(regex))
                .build());
        return CodeBlock.of("$L", free);
    }

    private static MethodSpec accessor(JavaType.Constant constant) {
        return MethodSpec.methodBuilder(constant.name())
                .addModifiers(Modifier.PUBLIC)
                .addAnnotation(AnnotationSpec.builder(JsonProperty.class)
                        .addMember("value", Literals.text(constant.property()))
                        .build())
                .addJavadoc(
                        "Always $L.",
                        Javadocs.escape(
                                String.valueOf(constant.schema().keywords().constant())))
                .returns(constant.type())
                .addStatement("return $L", constant.value())
                .build();
    }
}
