package dev.howl.generator.emit;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.howl.generator.plan.JavaType;
import dev.howl.generator.plan.JavaType.Component;
import dev.howl.generator.plan.JavaType.Holds;
import dev.howl.generator.plan.Literals;
import dev.howl.model.shape.PresenceRule;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A record whose constructor enforces its schema's bounds. */
final class RecordEmitter {
    private final JavaType.RecordType type;
    private final boolean isInUnion;
    private final PatternConstants patterns = new PatternConstants();

    /** @param isInUnion whether it implements a union, whose annotations it inherits */
    RecordEmitter(JavaType.RecordType type, boolean isInUnion) {
        this.type = type;
        this.isInUnion = isInUnion;
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
        record.addFields(patterns.fields());
        if (!body.isEmpty()) {
            record.addMethod(MethodSpec.compactConstructorBuilder()
                    .addModifiers(Modifier.PUBLIC)
                    .addCode(body)
                    .build());
        }
        if (type.others() != null && !type.others().ignored().isEmpty()) {
            record.addAnnotation(AnnotationSpec.builder(JsonIgnoreProperties.class)
                    .addMember("value", "{$L}", list(type.others().ignored()))
                    .addMember("allowGetters", "true")
                    .build());
        }
        if (isInUnion) {
            record.addAnnotation(UnionEmitter.AS_ITSELF);
        }
        type.constants().forEach(constant -> record.addMethod(accessor(constant)));
        if (type.body() instanceof JavaType.Body.Properties
                && !type.components().isEmpty()) {
            new BuilderEmitter(type).addTo(record);
        }
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
        String text = component.description();
        if (component.defaultValue() != null && component.holds() == Holds.VALUE) {
            String value = component
                    .shape()
                    .first(keywords -> keywords.defaultValue())
                    .map(JsonNode::toString)
                    .orElseThrow();
            return (text == null ? "" : text + " ") + "(default: " + value + ")";
        }
        return text == null && type.body() instanceof JavaType.Body.Value ? "the whole frame" : text;
    }

    private ParameterSpec parameter(Component component) {
        if (component.holds() == Holds.OTHERS) {
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
            parameter.addAnnotation(include("ALWAYS"));
        }
        if (component.holds() == Holds.FIELD) {
            parameter.addAnnotation(include("NON_EMPTY"));
        }
        return parameter.build();
    }

    private static AnnotationSpec include(String when) {
        return AnnotationSpec.builder(JsonInclude.class)
                .addMember("value", "$T.$L", JsonInclude.Include.class, when)
                .build();
    }

    private CodeBlock body() {
        CodeBlock.Builder body = CodeBlock.builder();
        Set<String> names = type.components().stream().map(Component::name).collect(Collectors.toSet());
        for (Component component : type.components()) {
            if (component.holds() == Holds.OTHERS) {
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
            body.add(
                    component.holds() == Holds.OTHERS
                            ? Bounds.ofOthers(component, type.shape(), names, patterns)
                            : Bounds.of(component, names, patterns));
        }
        type.presence().forEach(rule -> body.add(presence(rule)));
        body.add(MemberBounds.of(type));
        if (type.body() instanceof JavaType.Body.Text text) {
            body.add(new TextEmitter(type, text).checks(patterns));
        }
        return body.build();
    }

    private CodeBlock reserved() {
        List<String> names = Objects.requireNonNull(type.others()).reserved();
        return CodeBlock.of("$T.of($L)", List.class, list(names));
    }

    private static CodeBlock list(List<String> texts) {
        return texts.stream().map(Literals::text).collect(CodeBlock.joining(", "));
    }

    private CodeBlock presence(PresenceRule rule) {
        Set<String> members = Stream.concat(
                        type.components().stream().map(Component::property),
                        type.constants().stream().map(JavaType.Constant::property))
                .collect(Collectors.toSet());
        if (!rule.alternatives().stream().allMatch(members::containsAll)) {
            return CodeBlock.of("");
        }
        CodeBlock alternatives =
                rule.alternatives().stream().map(this::alternative).collect(CodeBlock.joining(", "));
        String text = rule.alternatives().stream()
                .map(names -> String.join(" and ", names))
                .collect(Collectors.joining(", "));
        String check = rule.exactlyOne() ? "exactlyOne" : "atLeastOne";
        return CodeBlock.of("$T.$L($L, $L);\n", Bounds.CONSTRAINTS, check, Literals.text(text), alternatives);
    }

    private CodeBlock alternative(Set<String> members) {
        List<CodeBlock> names = type.components().stream()
                .filter(component -> members.contains(component.property()))
                .map(component -> CodeBlock.of("$N", component.name()))
                .toList();
        if (names.isEmpty()) {
            return CodeBlock.of("$T.TRUE", Boolean.class);
        }
        CodeBlock all = names.stream().collect(CodeBlock.joining(", "));
        return names.size() < 2 ? all : CodeBlock.of("$T.all($L)", Bounds.CONSTRAINTS, all);
    }

    private static MethodSpec accessor(JavaType.Constant constant) {
        return MethodSpec.methodBuilder(constant.name())
                .addModifiers(Modifier.PUBLIC)
                .addAnnotation(AnnotationSpec.builder(JsonProperty.class)
                        .addMember("value", Literals.text(constant.property()))
                        .build())
                .addJavadoc("Always $L.", Javadocs.escape(constant.json().toString()))
                .returns(constant.type())
                .addStatement("return $L", constant.value())
                .build();
    }
}
