package dev.howl.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.howl.generator.plan.JavaType;
import dev.howl.generator.plan.JavaType.Component;
import dev.howl.generator.plan.JavaType.Holds;
import dev.howl.generator.plan.Literals;
import dev.howl.model.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The statements that enforce {@code minProperties} and {@code maxProperties} of a record. Members that the record does
 * not hold are not counted: one that drops unknown members leaves {@code minProperties} to the validation of frames, as
 * they may be what makes an object valid.
 */
final class MemberBounds {
    private static final ClassName COUNTS = ClassName.get("dev.howl.runtime", "MemberCounts");

    private final JavaType.RecordType type;
    /** Expressions of the number of those members that may be absent. */
    private final List<CodeBlock> varying = new ArrayList<>();
    /** Members that every object has. */
    private int always;

    private int optional;
    /** Members of which the record does not say whether they are there: of the runtime, and those with a default. */
    private int unseen;

    private MemberBounds(JavaType.RecordType type) {
        this.type = type;
        always = type.constants().size();
        List<CodeBlock> names = new ArrayList<>();
        for (Component component : type.components()) {
            if (component.holds() == Holds.OTHERS) {
                varying.add(CodeBlock.of("$N.size()", component.name()));
            } else if (component.holds() == Holds.VALUE && component.defaultValue() != null) {
                unseen++;
            } else if (component.holds() == Holds.FIELD || (component.optional() && !component.required())) {
                names.add(CodeBlock.of("$N", component.name()));
            } else {
                always++;
            }
        }
        optional = names.size();
        if (!names.isEmpty()) {
            varying.add(0, CodeBlock.of("$T.present($L)", COUNTS, CodeBlock.join(names, ", ")));
        }
        owned();
    }

    private void owned() {
        for (String name : type.shape().members().keySet()) {
            boolean isHeld = type.components().stream()
                            .anyMatch(component -> component.property().equals(name))
                    || type.constants().stream()
                            .anyMatch(constant -> constant.property().equals(name));
            if (!isHeld && type.shape().required().contains(name)) {
                always++;
            } else if (!isHeld) {
                unseen++;
            }
        }
    }

    static CodeBlock of(JavaType.RecordType type) {
        if (!(type.body() instanceof JavaType.Body.Properties)) {
            return CodeBlock.of("");
        }
        MemberBounds bounds = new MemberBounds(type);
        CodeBlock.Builder code = CodeBlock.builder();
        Integer least = type.shape()
                .keywords()
                .map(Schema.Keywords::bounds)
                .map(Schema.Bounds::minProperties)
                .filter(Objects::nonNull)
                .reduce(Math::max)
                .orElse(0);
        Integer most = type.shape()
                .keywords()
                .map(Schema.Keywords::bounds)
                .map(Schema.Bounds::maxProperties)
                .filter(Objects::nonNull)
                .reduce(Math::min)
                .orElse(Integer.MAX_VALUE);
        boolean dropsNone = type.others() != null || type.shape().others().isForbidden();
        if (dropsNone && bounds.always + bounds.unseen < least) {
            code.add(bounds.check("atLeast", bounds.always + bounds.unseen, least));
        }
        boolean mayExceed = type.others() != null || bounds.always + bounds.optional > most;
        if (most < Integer.MAX_VALUE && mayExceed) {
            code.add(bounds.check("atMost", bounds.always, most));
        }
        return code.build();
    }

    private CodeBlock check(String method, int known, int bound) {
        List<CodeBlock> terms = new ArrayList<>(varying);
        if (known > 0 || terms.isEmpty()) {
            terms.add(CodeBlock.of("$L", known));
        }
        return CodeBlock.builder()
                .addStatement(
                        "$T.$L($L, $L, $L)",
                        COUNTS,
                        method,
                        Literals.text(type.name().simpleName()),
                        CodeBlock.join(terms, " + "),
                        bound)
                .build();
    }
}
