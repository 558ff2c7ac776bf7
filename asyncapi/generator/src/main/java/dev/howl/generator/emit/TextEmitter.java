package dev.howl.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.howl.generator.plan.JavaType;
import dev.howl.generator.plan.JavaType.Component;
import dev.howl.generator.plan.JavaType.Holds;
import dev.howl.generator.plan.Literals;
import dev.howl.model.schema.TextPattern;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Emits the members of a text's record beside its components: writing the text, and a check that it is read back alike.
 */
final class TextEmitter {
    private static final ClassName TEXT_MESSAGE = ClassName.get("dev.howl.runtime", "TextMessage");
    private static final ClassName MATCH = ClassName.get("dev.howl.runtime", "Regex", "Match");
    private static final String TEXT = "text";
    private static final String PATTERN = "TEXT_PATTERN";

    private final JavaType.RecordType type;
    private final JavaType.Body.Text body;

    TextEmitter(JavaType.RecordType type, JavaType.Body.Text body) {
        this.type = type;
        this.body = body;
    }

    /** Returns the constructor's checks of the whole text, which follow those of the components. */
    CodeBlock checks(Bounds.Patterns patterns) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (body.groups().isEmpty()) {
            return code.build();
        }
        if (body.template() != null) {
            Component whole = new Component(
                    TEXT, TEXT, ClassName.get(String.class), Holds.VALUE, false, true, null, null, type.shape());
            code.addStatement("$T $N = written($L)", String.class, TEXT, names());
            code.add(Bounds.of(whole, Set.of(TEXT), patterns));
        }
        CodeBlock groups = groups().stream()
                .map(component -> CodeBlock.of(", $L, $N", Literals.text(component.property()), component.name()))
                .collect(CodeBlock.joining(""));
        return code.addStatement("$T.groups($N, $N$L)", Bounds.CONSTRAINTS, PATTERN, TEXT, groups)
                .build();
    }

    void addTo(TypeSpec.Builder record) {
        record.addSuperinterface(TEXT_MESSAGE);
        if (type.components().isEmpty()) {
            record.addMethod(text(Literals.text(body.constants().get(0))));
        } else if (body.template() != null) {
            record.addMethod(text(CodeBlock.of("written($L)", names())));
            record.addMethod(written(body.template()));
        } else if (!body.groups().isEmpty()) {
            record.addMethod(of());
        }
    }

    private static MethodSpec text(CodeBlock value) {
        return MethodSpec.methodBuilder(TEXT)
                .addModifiers(Modifier.PUBLIC)
                .addAnnotation(Override.class)
                .returns(String.class)
                .addStatement("return $L", value)
                .build();
    }

    private MethodSpec written(List<TextPattern.Piece> template) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("written")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(String.class);
        groups().forEach(component -> method.addParameter(String.class, component.name()));
        CodeBlock sum = template.stream().map(this::piece).collect(CodeBlock.joining(" + "));
        return method.addStatement("return $L", sum).build();
    }

    private CodeBlock piece(TextPattern.Piece piece) {
        if (piece instanceof TextPattern.Literal literal) {
            return Literals.text(literal.text());
        }
        String group = ((TextPattern.Part) piece).group();
        return groups().stream()
                .filter(component -> component.property().equals(group))
                .map(component -> CodeBlock.of("$N", component.name()))
                .collect(CodeBlock.joining(""));
    }

    private MethodSpec of() {
        CodeBlock arguments = groups().stream()
                .map(component -> component.optional()
                        ? CodeBlock.of("found.group($L)", Literals.text(component.property()))
                        : CodeBlock.of(
                                "$1T.required($2L, found.group($2L))",
                                Bounds.CONSTRAINTS,
                                Literals.text(component.property())))
                .collect(CodeBlock.joining(", "));
        return MethodSpec.methodBuilder("of")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("Reads a text.\n\n@throws IllegalArgumentException if the text is not this message")
                .returns(type.name())
                .addParameter(String.class, TEXT)
                .addStatement("$T found = $T.read($N, $N)", MATCH, Bounds.CONSTRAINTS, PATTERN, TEXT)
                .addStatement("return new $T($L, $N)", type.name(), arguments, TEXT)
                .build();
    }

    private CodeBlock names() {
        return groups().stream()
                .map(component -> CodeBlock.of("$N", component.name()))
                .collect(CodeBlock.joining(", "));
    }

    private List<Component> groups() {
        return type.components().stream()
                .filter(component -> body.groups().contains(component.property()))
                .toList();
    }
}
