package dev.howl.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.howl.generator.plan.JavaType;
import dev.howl.generator.plan.JavaType.Component;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** The class of a binary message, which leaves all but its name to the runtime. */
final class BinaryEmitter {
    private static final ClassName BINARY_MESSAGE = ClassName.get("dev.howl.runtime", "BinaryMessage");

    private BinaryEmitter() {}

    static TypeSpec emit(
            JavaType.RecordType type, @Nullable String title, @Nullable String description, List<ClassName> families) {
        Component bytes = type.components().get(0);
        boolean same = title != null && title.equals(description);
        MethodSpec constructor = MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("Creates a message with a copy of the bytes.\n\n")
                .addJavadoc(Javadocs.param(bytes.name(), bytes.description()))
                .addParameter(bytes.type(), bytes.name())
                .addStatement("super($N)", bytes.name())
                .build();
        return Sources.marked(TypeSpec.classBuilder(type.name()))
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(BINARY_MESSAGE)
                .addSuperinterfaces(families)
                .addJavadoc(CodeBlock.of("$L", Javadocs.paragraphs(title, same ? null : description)))
                .addMethod(constructor)
                .build();
    }
}
