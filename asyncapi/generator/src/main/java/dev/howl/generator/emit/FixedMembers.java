package dev.howl.generator.emit;

import com.palantir.javapoet.CodeBlock;
import dev.howl.generator.plan.EnvelopePlan;
import dev.howl.generator.plan.JavaType;
import dev.howl.generator.plan.Literals;
import dev.howl.generator.plan.MessagePlan;
import dev.howl.model.Directions;
import dev.howl.model.shape.Facts;
import dev.howl.model.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The members of a message that the runtime writes with the only value that the contract allows: those beside the
 * payload, which no record has. A message with a role has no record where the runtime sends it, so it needs all of them.
 */
final class FixedMembers {
    /** The runtimes fill objects in the payload, such as {@code client}, but none in those. */
    private static final int PARTS = 1;

    private final EnvelopePlan envelope;
    private final MessagePlan message;
    private final Consumer<CodeBlock> calls;

    private FixedMembers(EnvelopePlan envelope, MessagePlan message, Consumer<CodeBlock> calls) {
        this.envelope = envelope;
        this.message = message;
        this.calls = calls;
    }

    /** Passes on the calls that describe them. */
    static void describe(EnvelopePlan envelope, MessagePlan message, Consumer<CodeBlock> calls) {
        if (message.type().body() instanceof JavaType.Body.Properties) {
            new FixedMembers(envelope, message, calls).describe();
        }
    }

    private void describe() {
        boolean role = message.message().role() != null;
        String payload = envelope.payload();
        if (role || payload != null) {
            Directions.constants(message.message()).forEach(this::atTop);
        }
        if (!role || message.message().payload() == null) {
            return;
        }
        Shape frame = Shape.of(message.message().payload());
        if (payload == null) {
            parts(List.of(), frame, PARTS);
        } else if (frame.members().get(payload) != null) {
            object(List.of(payload), frame.members().get(payload).shape(), PARTS);
        }
    }

    private void atTop(String name, JsonNode value) {
        if (!message.isMarked() || !name.equals(envelope.discriminator())) {
            add(List.of(name), value);
        }
    }

    private void object(List<String> path, Shape object, int depth) {
        Facts facts = Facts.of(object);
        facts.members().forEach((name, member) -> {
            if (member.constant() != null && facts.required().contains(name)) {
                add(inner(path, name), member.constant());
            }
        });
        parts(path, object, depth);
    }

    private void parts(List<String> path, Shape object, int depth) {
        object.members().forEach((name, member) -> {
            if (depth > 0 && member.constant() == null) {
                object(inner(path, name), member.shape(), depth - 1);
            }
        });
    }

    private static List<String> inner(List<String> path, String name) {
        List<String> inner = new ArrayList<>(path);
        inner.add(name);
        return inner;
    }

    private void add(List<String> path, JsonNode value) {
        CodeBlock arguments = Stream.concat(Stream.of(message.id(), value.toString()), path.stream())
                .map(Literals::text)
                .collect(CodeBlock.joining(", "));
        calls.accept(CodeBlock.of(".fixed($L)", arguments));
    }
}
