package dev.howl.generator;

import dev.howl.generator.plan.ChannelPlan;
import dev.howl.model.FrameSchemas;
import dev.howl.model.Message;
import dev.howl.model.TextPayload;
import dev.howl.model.schema.Schema;
import dev.howl.model.shape.Shape;
import dev.howl.model.shape.SmallestInstance;
import dev.howl.runtime.ChannelSpec;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Direction;
import dev.howl.runtime.Frame;
import dev.howl.runtime.FrameCodec;
import dev.howl.validation.FrameValidator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Frames of a channel's messages: an example of the document, or else an instance made from the payload's schema. */
final class SampleFrames {
    private static final byte[] BYTES = {0, -1, 127};

    private static final int MAX_DEPTH = 5;

    private final ChannelSpec spec;
    private final FrameValidator validator;

    SampleFrames(ChannelPlan plan, ChannelSpec spec) {
        this.spec = spec;
        this.validator = FrameValidator.load(FrameSchemas.bundle(plan.contract(), plan.channel()));
    }

    /** A frame. */
    interface Sample {
        /** Returns the frame as a side of the channel reads it. */
        Frame readBy(FrameCodec codec);

        /** Returns the text of the frame, empty if it is binary. */
        default Optional<String> text() {
            return Optional.empty();
        }
    }

    /** A frame of text. */
    private record TextSample(String content) implements Sample {
        @Override
        public Frame readBy(FrameCodec codec) {
            return codec.read(content);
        }

        @Override
        public Optional<String> text() {
            return Optional.of(content);
        }
    }

    /** Returns a valid frame that is taken for the message; empty if none was found. */
    Optional<Sample> of(Direction direction, Message message) {
        FrameCodec codec = reader(direction, spec);
        if (message.isBinary()) {
            Sample sample = reading -> reading.readBinary(BYTES).orElseThrow();
            return Optional.of(sample).filter(binary -> isTakenFor(message, binary, codec));
        }
        return payloads(message)
                .filter(payload -> isValid(direction, message, payload))
                .map(payload -> text(message, payload))
                .filter(sample -> isTakenFor(message, sample, codec))
                .findFirst();
    }

    /** Returns the codec of the side that reads a direction. */
    static FrameCodec reader(Direction direction, ChannelSpec spec) {
        return direction == Direction.TO_SERVER ? FrameCodec.ofServer(spec) : FrameCodec.ofClient(spec);
    }

    private static Sample text(Message message, JsonNode payload) {
        return new TextSample(message.isText() ? payload.stringValue() : payload.toString());
    }

    private static Stream<JsonNode> payloads(Message message) {
        Stream<JsonNode> examples =
                message.examples().stream().map(Message.Example::payload).filter(Objects::nonNull);
        Schema schema = schema(message);
        Stream<JsonNode> made = schema == null
                ? Stream.of(JsonNodeFactory.instance.objectNode(), JsonNodeFactory.instance.stringNode("text"))
                : Stream.of(fullest(Shape.of(schema), 0), SmallestInstance.of(Shape.of(schema)));
        return Stream.concat(examples, made).filter(payload -> !message.isText() || payload.isString());
    }

    /** Returns an instance with every named member. */
    private static JsonNode fullest(Shape shape, int depth) {
        JsonNode instance = SmallestInstance.of(shape);
        if (instance instanceof ObjectNode object && depth < MAX_DEPTH) {
            shape.members().forEach((name, member) -> {
                JsonNode constant = member.constant();
                object.set(name, constant == null ? fullest(member.shape(), depth + 1) : constant);
            });
        }
        return instance;
    }

    private static @Nullable Schema schema(Message message) {
        return message.isText() ? TextPayload.of(message) : message.payload();
    }

    private boolean isValid(Direction direction, Message message, JsonNode payload) {
        if (!validator.validate(direction, message.id(), payload).isEmpty()) {
            return false;
        }
        try {
            return message.isText()
                    || validator.candidates(direction, payload).stream()
                            .filter(id ->
                                    validator.validate(direction, id, payload).isEmpty())
                            .findFirst()
                            .filter(message.id()::equals)
                            .isPresent();
        } catch (CodedException e) {
            throw new IllegalStateException(
                    "a valid frame of message '" + message.id() + "' has no route: " + payload, e);
        }
    }

    private static boolean isTakenFor(Message message, Sample sample, FrameCodec codec) {
        return sample.readBy(codec).spec().name().equals(message.id());
    }
}
