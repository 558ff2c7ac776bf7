package dev.howl.testkit.mock;

import dev.howl.instances.FrameContent;
import dev.howl.model.ChannelExtensions.Topic;
import dev.howl.model.Message;
import dev.howl.model.shape.Member;
import dev.howl.model.shape.Shape;
import dev.howl.runtime.Position;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Keys and positions in the frames of events and snapshots. */
final class Positioned {
    private static final String POSITION = "position";
    private static final int MAX_DEPTH = 3;

    private final MockedChannel channel;
    /** The property of a frame that holds the position of an event; {@code null} if events have none. */
    private final @Nullable String property;

    Positioned(MockedChannel channel) {
        this.channel = channel;
        this.property = channel.toClient().values().stream()
                .filter(message -> message.isJson() && message.payload() != null)
                .flatMap(message -> Shape.of(Objects.requireNonNull(message.payload())).members().values().stream())
                .filter(member -> POSITION.equals(member.shape().extension("x-howl-type")))
                .map(Member::name)
                .findFirst()
                .orElse(null);
    }

    /** Returns the key that an event names, in its position or in the property of the key's name. */
    @Nullable
    String key(Topic topic, FrameContent content) {
        if (topic.key() == null || !(content instanceof FrameContent.Json json)) {
            return null;
        }
        JsonNode own = payload(json.value()).path(topic.key().name());
        JsonNode position =
                json.value().path(property == null ? POSITION : property).path("key");
        return own.isString() ? own.stringValue() : position.isString() ? position.stringValue() : null;
    }

    /** Returns an event at a position, with the key of the position. */
    FrameContent event(Topic topic, FrameContent content, Position position) {
        if (!(content instanceof FrameContent.Json json) || !(json.value() instanceof ObjectNode value)) {
            return content;
        }
        ObjectNode frame = value.deepCopy();
        if (property != null) {
            frame.set(property, ControlFrames.json(position));
        }
        if (topic.key() != null
                && position.key() != null
                && payload(frame) instanceof ObjectNode payload
                && payload.path(topic.key().name()).isString()) {
            payload.put(topic.key().name(), position.key());
        }
        return new FrameContent.Json(frame);
    }

    private JsonNode payload(JsonNode frame) {
        String envelope = channel.channel().howl().envelope();
        return envelope == null ? frame : frame.path(envelope);
    }

    /**
     * Returns a content whose positions are replaced.
     *
     * @param head returns the newest position of the topic and key of a position
     */
    FrameContent current(FrameContent content, Message message, BiFunction<String, @Nullable String, Position> head) {
        if (!(content instanceof FrameContent.Json json)
                || message.payload() == null
                || channel.channel().howl().topics().isEmpty()) {
            return content;
        }
        JsonNode frame = json.value().deepCopy();
        replace(frame, Shape.of(message.payload()), head, 0);
        return new FrameContent.Json(frame);
    }

    private void replace(JsonNode value, Shape shape, BiFunction<String, @Nullable String, Position> head, int depth) {
        if (!(value instanceof ObjectNode object) || depth > MAX_DEPTH) {
            return;
        }
        shape.members().forEach((name, member) -> {
            JsonNode present = object.path(name);
            if (!POSITION.equals(member.shape().extension("x-howl-type"))) {
                replace(present, member.shape(), head, depth + 1);
            } else if (channel.channel()
                    .howl()
                    .topics()
                    .containsKey(present.path("topic").asString(""))) {
                JsonNode key = present.path("key");
                Position position =
                        head.apply(present.path("topic").asString(), key.isString() ? key.stringValue() : null);
                if (depth == 0 && position.seq() == 0 && !member.isRequired()) {
                    // The position of an event; a topic without events has none.
                    object.remove(name);
                } else {
                    object.set(name, ControlFrames.json(position));
                }
            }
        });
    }
}
