package dev.howl.generator.plan;

import com.palantir.javapoet.ClassName;
import dev.howl.model.Message;
import org.jspecify.annotations.Nullable;

/**
 * A message and its record.
 *
 * @param wire the value that tells it from the others of its direction, its id where nothing does
 * @param isMarked whether its frames have that value as their discriminator
 */
public record MessagePlan(Message message, JavaType.RecordType type, String wire, boolean isMarked) {
    static MessagePlan of(Message message, JavaType.RecordType type, @Nullable String mark) {
        return new MessagePlan(message, type, mark == null ? message.id() : mark, mark != null);
    }

    public ClassName name() {
        return type.name();
    }

    public String id() {
        return message.id();
    }
}
