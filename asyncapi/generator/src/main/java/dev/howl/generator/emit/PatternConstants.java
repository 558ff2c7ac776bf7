package dev.howl.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.howl.generator.plan.JavaNames;
import dev.howl.generator.plan.Literals;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The constants of a record that hold its compiled patterns, so that each is compiled once. */
final class PatternConstants implements Bounds.Patterns {
    private static final ClassName REGEX = ClassName.get("dev.howl.runtime", "Regex");

    private final List<FieldSpec> fields = new ArrayList<>();

    @Override
    public CodeBlock constant(String property, String regex) {
        String name = JavaNames.constant(property) + "_PATTERN";
        boolean taken = fields.stream().anyMatch(field -> field.name().equals(name));
        String free = taken ? name + (fields.size() + 1) : name;
        fields.add(FieldSpec.builder(REGEX, free, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$T.of($L)", REGEX, Literals.text(regex))
                .build());
        return CodeBlock.of("$L", free);
    }

    /** Returns the constants that were requested. */
    List<FieldSpec> fields() {
        return List.copyOf(fields);
    }
}
