package dev.howl.generator.emit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.howl.generator.plan.JavaType.Alternative;
import dev.howl.generator.plan.JavaType.Alternative.Implementation;
import dev.howl.generator.plan.JavaType.Alternative.Wrapper;
import dev.howl.generator.plan.JavaType.UnionType;
import dev.howl.generator.plan.Literals;
import dev.howl.model.schema.Schema;
import dev.howl.model.shape.Mark;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.annotation.JsonDeserialize;

/** A sealed interface, records for alternatives that cannot implement it, and one for what no alternative fits. */
final class UnionEmitter {
    /**
     * An annotation that overrides the union's, which its classes inherit. Without it they would be read as the union.
     */
    static final AnnotationSpec AS_ITSELF =
            AnnotationSpec.builder(JsonDeserialize.class).build();

    private static final ClassName ALTERNATIVES = ClassName.get("dev.howl.runtime", "Alternatives");
    private static final ClassName JSON_TYPE = ALTERNATIVES.nestedClass("JsonType");
    private static final ClassName DESERIALIZER = ClassName.get("dev.howl.runtime", "UnionDeserializer");
    private static final String VALUE = "value";

    private final UnionType type;
    private final ClassName unknown;

    UnionEmitter(UnionType type) {
        this.type = type;
        this.unknown = type.name().nestedClass(type.unknown());
    }

    TypeSpec emit(List<ClassName> families) {
        TypeSpec.Builder union = Sources.marked(TypeSpec.interfaceBuilder(type.name()))
                .addModifiers(Modifier.PUBLIC, Modifier.SEALED)
                .addSuperinterfaces(families)
                .addJavadoc(javadoc())
                .addAnnotation(alternatives())
                .addAnnotation(AnnotationSpec.builder(JsonDeserialize.class)
                        .addMember("using", "$T.class", DESERIALIZER)
                        .build());
        type.alternatives().forEach(alternative -> {
            union.addPermittedSubclass(classOf(alternative));
            if (alternative instanceof Wrapper wrapper) {
                union.addType(wrapper(wrapper));
            }
        });
        return union.addPermittedSubclass(unknown)
                .addType(record(
                                unknown,
                                ClassName.get(JsonNode.class),
                                "A value that matches no alternative, or more than one.",
                                CodeBlock.of(""))
                        .build())
                .build();
    }

    private CodeBlock javadoc() {
        String title = type.shape().first(Schema.Keywords::title).orElse(null);
        String description = type.shape().first(Schema.Keywords::description).orElse(null);
        return Javadocs.paragraphs(
                TypesEmitter.first(title, description, "`" + type.name().simpleName() + "` of the contract."),
                title == null ? null : description);
    }

    private ClassName classOf(Alternative alternative) {
        return alternative instanceof Implementation implementation
                ? implementation.type()
                : type.name().nestedClass(((Wrapper) alternative).record());
    }

    private TypeSpec wrapper(Wrapper wrapper) {
        String description = wrapper.shape()
                .first(Schema.Keywords::description)
                .or(() -> wrapper.shape().first(Schema.Keywords::title))
                .orElse("A value of this form.");
        PatternConstants patterns = new PatternConstants();
        CodeBlock checks = Bounds.ofValue(VALUE, wrapper.type(), wrapper.shape(), patterns);
        return record(type.name().nestedClass(wrapper.record()), wrapper.type(), description, checks)
                .addFields(patterns.fields())
                .build();
    }

    private TypeSpec.Builder record(ClassName name, TypeName value, String description, CodeBlock checks) {
        return TypeSpec.recordBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addSuperinterface(type.name())
                .addAnnotation(AS_ITSELF)
                .addJavadoc(Javadocs.paragraphs(description))
                .addJavadoc("\n")
                .addJavadoc(Javadocs.param(VALUE, "the JSON value"))
                .recordConstructor(MethodSpec.constructorBuilder()
                        .addParameter(ParameterSpec.builder(value, VALUE)
                                .addAnnotation(JsonValue.class)
                                .build())
                        .build())
                .addMethod(MethodSpec.compactConstructorBuilder()
                        .addModifiers(Modifier.PUBLIC)
                        .addAnnotation(AnnotationSpec.builder(JsonCreator.class)
                                .addMember("mode", "$T.Mode.DELEGATING", JsonCreator.class)
                                .build())
                        .addStatement("$T.required($S, $L)", Bounds.CONSTRAINTS, VALUE, VALUE)
                        .addCode(checks)
                        .build());
    }

    private AnnotationSpec alternatives() {
        AnnotationSpec.Builder annotation = AnnotationSpec.builder(ALTERNATIVES);
        type.alternatives().forEach(alternative -> annotation.addMember("value", "$L", alternative(alternative)));
        return annotation.addMember("unknown", "$T.class", unknown).build();
    }

    private AnnotationSpec alternative(Alternative alternative) {
        AnnotationSpec.Builder annotation = AnnotationSpec.builder(ALTERNATIVES.nestedClass("Alternative"))
                .addMember("type", "$T.class", classOf(alternative));
        for (Mark mark : alternative.marks()) {
            if (mark instanceof Mark.OfType ofType) {
                types(ofType.types()).forEach(json -> annotation.addMember("json", json));
            } else {
                annotation.addMember("members", "$L", member(mark));
            }
        }
        return annotation.build();
    }

    private static AnnotationSpec member(Mark mark) {
        AnnotationSpec.Builder member = AnnotationSpec.builder(ALTERNATIVES.nestedClass("Member"));
        if (mark instanceof Mark.OfValue value) {
            named(member, value.member(), value.orAbsent());
            value.values().forEach(json -> member.addMember("values", Literals.text(json.toString())));
        } else if (mark instanceof Mark.OfMemberType ofType) {
            named(member, ofType.member(), ofType.orAbsent());
            types(ofType.types()).forEach(json -> member.addMember("json", json));
        } else if (mark instanceof Mark.Present present) {
            named(member, present.member(), false);
        } else if (mark instanceof Mark.Absent absent) {
            named(member, absent.member(), false).addMember("isAbsent", "true");
        }
        return member.build();
    }

    private static AnnotationSpec.Builder named(AnnotationSpec.Builder member, String name, boolean optional) {
        member.addMember("name", Literals.text(name));
        return optional ? member.addMember("isOptional", "true") : member;
    }

    private static Stream<CodeBlock> types(Set<Schema.Type> types) {
        return types.stream().sorted().map(type -> CodeBlock.of("$T.$L", JSON_TYPE, type.name()));
    }
}
