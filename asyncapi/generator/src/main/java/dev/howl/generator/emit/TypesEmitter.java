package dev.howl.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeSpec;
import dev.howl.generator.plan.ChannelPlan;
import dev.howl.generator.plan.JavaType;
import dev.howl.model.Message;
import dev.howl.model.shape.Shape;
import dev.howl.runtime.ParallelMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** The types of a package: what target {@code types} is, and what server and client build on. */
public final class TypesEmitter {
    private static final ClassName MESSAGE = ClassName.get("dev.howl.runtime", "Message");

    private final Map<ClassName, Message> messages = new HashMap<>();
    private final Families families;

    private TypesEmitter(List<ChannelPlan> plans) {
        this.families = new Families(plans);
        plans.stream()
                .flatMap(plan -> Stream.concat(plan.clientMessages().stream(), plan.serverMessages().stream()))
                .forEach(message -> messages.putIfAbsent(message.name(), message.message()));
    }

    /** Returns every record, enumeration and sealed interface of the channels of one package. */
    public static List<Sources.SourceFile> emit(List<ChannelPlan> plans) {
        TypesEmitter emitter = new TypesEmitter(plans);
        List<Sources.SourceFile> files = new ArrayList<>();
        for (ChannelPlan plan : plans) {
            // One class after the other becomes text: the parts of all of them at once take several times its memory.
            files.addAll(ParallelMap.onAllCores().map(plan.types(), type -> Sources.file(plan, emitter.type(type))));
            plan.families().forEach(family -> files.add(Sources.file(plan, family(family))));
        }
        return files;
    }

    private TypeSpec type(JavaType type) {
        if (type instanceof JavaType.RecordType record) {
            return record(record);
        }
        if (type instanceof JavaType.EnumType enumeration) {
            return new EnumerationEmitter(enumeration).emit();
        }
        return new UnionEmitter((JavaType.UnionType) type).emit(families.of(type.name()));
    }

    private TypeSpec record(JavaType.RecordType record) {
        Message message = messages.get(record.name());
        Shape shape = record.shape();
        String title = shape.roots().get(0).keywords().title();
        String own = shape.first(keywords -> keywords.description()).orElse(null);
        String sentence = message == null
                ? first(title, own, "`" + record.name().simpleName() + "` of the contract.")
                : first(message.summary(), message.title(), "Message `" + message.id() + "`.");
        String description = message == null ? own : first(message.description(), own);
        if (record.body() instanceof JavaType.Body.Bytes) {
            return BinaryEmitter.emit(record, sentence, description, families.of(record.name()));
        }
        return new RecordEmitter(record, families.isInUnion(record.name()))
                .emit(sentence, description, families.of(record.name()));
    }

    private static TypeSpec family(ChannelPlan.Family family) {
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

    static @Nullable String first(@Nullable String... texts) {
        return Stream.of(texts)
                .filter(text -> text != null && !text.isBlank())
                .findFirst()
                .orElse(null);
    }
}
