package dev.howl.generator.plan;

import com.palantir.javapoet.ClassName;
import dev.howl.model.Message;

/**
 * A message and its record.
 *
 * @param wire the value that tells it from the others of its direction
 */
public record MessagePlan(Message message, JavaType.RecordType type, String wire) {
    public ClassName name() {
        return type.name();
    }

    public String id() {
        return message.id();
    }
}
