package dev.howl.generator.emit;

import com.palantir.javapoet.CodeBlock;
import dev.howl.generator.plan.JavaType;
import dev.howl.generator.plan.Literals;
import dev.howl.generator.plan.MessagePlan;
import dev.howl.model.schema.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The calls of {@code FrameFormat} that describe the frames of messages. */
final class FormatCode {
    private FormatCode() {}

    /**
     * Returns the call that makes the format, {@code null} for JSON objects that have the discriminator.
     *
     * @param discriminator the property that tells the objects of the channel apart, {@code null} for none
     */
    static @Nullable CodeBlock of(MessagePlan message, @Nullable String discriminator) {
        JavaType.Body body = message.type().body();
        if (body instanceof JavaType.Body.Value) {
            return message.isMarked() && Set.of(Schema.Type.OBJECT).containsAll(types(message))
                    ? CodeBlock.of("wholeObject()")
                    : CodeBlock.of("value($L)", words(types(message)));
        }
        if (body instanceof JavaType.Body.Properties) {
            boolean told = discriminator == null || message.isMarked();
            return told ? null : CodeBlock.of("onlyObject()");
        }
        if (body instanceof JavaType.Body.Bytes) {
            return CodeBlock.of("binary($T::new)", message.name());
        }
        return body instanceof JavaType.Body.Text text ? text(text) : null;
    }

    private static CodeBlock text(JavaType.Body.Text text) {
        if (text.regex() != null) {
            return CodeBlock.of("pattern($L$L)", Literals.text(text.regex()), more(text.groups()));
        }
        return text.constants().isEmpty()
                ? CodeBlock.of("text()")
                : CodeBlock.of(
                        "constant($L$L)",
                        Literals.text(text.constants().get(0)),
                        more(text.constants().subList(1, text.constants().size())));
    }

    private static Set<Schema.Type> types(MessagePlan message) {
        Schema payload = message.message().payload();
        return payload == null ? Set.of() : payload.keywords().types();
    }

    private static CodeBlock words(Set<Schema.Type> types) {
        return types.stream()
                .sorted()
                .map(type -> CodeBlock.of("$S", type.name().toLowerCase(Locale.ROOT)))
                .collect(CodeBlock.joining(", "));
    }

    /** Returns further arguments, each after a comma. */
    static CodeBlock more(List<String> arguments) {
        return arguments.stream()
                .map(argument -> CodeBlock.of(", $L", Literals.text(argument)))
                .collect(CodeBlock.joining(""));
    }
}
