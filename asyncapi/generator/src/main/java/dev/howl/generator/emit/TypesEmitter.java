package dev.howl.generator.emit;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeSpec;
import dev.howl.generator.plan.ChannelPlan;
import dev.howl.generator.plan.JavaType;
import dev.howl.generator.plan.Literals;
import dev.howl.generator.plan.MessagePlan;
import dev.howl.model.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** The types of a channel: what target {@code types} is, and what server and client build on. */
public final class TypesEmitter {
    private static final ClassName MESSAGE = ClassName.get("dev.howl.runtime", "Message");

    private final ChannelPlan plan;
    private final Map<ClassName, Message> messages;

    private TypesEmitter(ChannelPlan plan) {
        this.plan = plan;
        this.messages = Stream.concat(plan.clientMessages().stream(), plan.serverMessages().stream())
                .distinct()
                .collect(Collectors.toMap(MessagePlan::name, MessagePlan::message));
    }

    /** Every record, enumeration and sealed interface of the channel. */
    public static List<Sources.SourceFile> emit(ChannelPlan plan) {
        TypesEmitter emitter = new TypesEmitter(plan);
        Stream<TypeSpec> types = plan.types().stream().map(emitter::type);
        Stream<TypeSpec> families = plan.families().stream().map(emitter::family);
        return Stream.concat(types, families)
                .map(type -> Sources.file(plan, type))
                .toList();
    }

    private TypeSpec type(JavaType type) {
        if (type instanceof JavaType.RecordType record) {
            return record(record);
        }
        if (type instanceof JavaType.EnumType enumeration) {
            return new EnumerationEmitter(enumeration).emit();
        }
        return union((JavaType.UnionType) type);
    }

    private TypeSpec record(JavaType.RecordType record) {
        Message message = messages.get(record.name());
        var keywords = record.schema().keywords();
        String sentence = message == null
                ? first(
                        keywords.title(),
                        keywords.description(),
                        "`" + record.name().simpleName() + "` of the contract.")
                : first(message.summary(), message.title(), "Message `" + message.id() + "`.");
        String description =
                message == null ? keywords.description() : first(message.description(), keywords.description());
        List<ClassName> families = new ArrayList<>(plan.familiesOf(record.name()));
        plan.types().stream()
                .filter(JavaType.UnionType.class::isInstance)
                .map(JavaType.UnionType.class::cast)
                .filter(union -> union.members().stream()
                        .anyMatch(member -> member.name().equals(record.name())))
                .forEach(union -> families.add(union.name()));
        return new RecordEmitter(record).emit(sentence, description, families);
    }

    private TypeSpec family(ChannelPlan.Family family) {
        TypeSpec.Builder type = Sources.marked(TypeSpec.interfaceBuilder(family.name()))
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(Javadocs.paragraphs(family.description()))
                .addPermittedSubclasses(family.members());
        if (!family.members().isEmpty()) {
            type.addModifiers(Modifier.SEALED);
        }
        if (family.isMessage()) {
            type.addSuperinterface(MESSAGE);
        }
        return type.build();
    }

    private TypeSpec union(JavaType.UnionType union) {
        var keywords = union.schema().keywords();
        AnnotationSpec.Builder subTypes = AnnotationSpec.builder(JsonSubTypes.class);
        union.members()
                .forEach(member -> subTypes.addMember(
                        "value",
                        "@$T(value = $T.class, name = $L)",
                        JsonSubTypes.Type.class,
                        member.name(),
                        Literals.text(member.value())));
        return Sources.marked(TypeSpec.interfaceBuilder(union.name()))
                .addModifiers(Modifier.PUBLIC, Modifier.SEALED)
                .addJavadoc(Javadocs.paragraphs(
                        first(keywords.title(), "`" + union.name().simpleName() + "` of the contract."),
                        keywords.description()))
                .addAnnotation(AnnotationSpec.builder(JsonTypeInfo.class)
                        .addMember("use", "$T.NAME", JsonTypeInfo.Id.class)
                        .addMember("include", "$T.EXISTING_PROPERTY", JsonTypeInfo.As.class)
                        .addMember("property", Literals.text(union.property()))
                        .build())
                .addAnnotation(subTypes.build())
                .addPermittedSubclasses(
                        union.members().stream().map(JavaType.Member::name).toList())
                .build();
    }

    private static @Nullable String first(@Nullable String... texts) {
        return Stream.of(texts)
                .filter(text -> text != null && !text.isBlank())
                .findFirst()
                .orElse(null);
    }
}
