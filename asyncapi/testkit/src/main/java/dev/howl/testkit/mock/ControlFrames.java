package dev.howl.testkit.mock;

import dev.howl.instances.FrameContent;
import dev.howl.model.ChannelExtensions.ErrorCode;
import dev.howl.model.Directions;
import dev.howl.model.Message;
import dev.howl.model.shape.Shape;
import dev.howl.runtime.Position;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The messages that a server sends for its roles ({@code x-howl-role}). Each is empty if the contract has none. */
final class ControlFrames {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MAX_TEXT = 1000;

    private final MockedChannel channel;
    private final ContentSource contents;

    /** A message with its content. */
    record Control(Message message, FrameContent content) {}

    ControlFrames(MockedChannel channel, ContentSource contents) {
        this.channel = channel;
        this.contents = contents;
    }

    Optional<Control> initial(String id) {
        return control("initial", object().put("id", id), null);
    }

    Optional<Control> pong(String id, @Nullable JsonNode ref) {
        String now = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
        return control("pong", object().put("id", id).put("time", now), ref);
    }

    Optional<Control> refreshed(@Nullable JsonNode ref) {
        return control("refreshed", object(), ref);
    }

    Optional<Control> subscribed(Position position, @Nullable JsonNode ref) {
        ObjectNode payload = target(object().put("status", "ok"), position.topic(), position.key());
        payload.set("position", json(position));
        return control("subscribed", payload, ref);
    }

    Optional<Control> unsubscribed(String topic, @Nullable String key, @Nullable JsonNode ref) {
        return control("unsubscribed", target(object().put("status", "ok"), topic, key), ref);
    }

    Optional<Control> gap(String reason, Position resumeAt) {
        ObjectNode payload = target(object(), resumeAt.topic(), resumeAt.key()).put("reason", reason);
        payload.putObject("resume_at").put("epoch", resumeAt.epoch()).put("seq", resumeAt.seq());
        return control("gap", payload, null);
    }

    Optional<Control> moving(Duration after, Duration deadline) {
        ObjectNode payload = object().put("after_ms", after.toMillis()).put("deadline_ms", deadline.toMillis());
        return control("moving", payload, null);
    }

    /** @param pointer to the offending value; {@code null} if there is none */
    Optional<Control> error(String code, String text, @Nullable String pointer, @Nullable JsonNode ref) {
        String message = text.codePointCount(0, text.length()) <= MAX_TEXT ? text : code;
        Message error = channel.serverRole("error").orElse(null);
        if (error != null && error.isText()) {
            FrameContent line =
                    new FrameContent.Text(message.replaceAll("\\s+", " ").strip());
            return Optional.of(new Control(error, valid(error, line)));
        }
        ErrorCode known = channel.channel().howl().errors().get(code);
        ObjectNode payload = object().put("code", code).put("message", message);
        if (pointer != null) {
            payload.put("pointer", pointer);
        }
        payload.put("retryable", known != null && known.retryable())
                .put("terminal", false)
                .put("docs", "/docs/errors/" + code);
        return control("error", payload, ref);
    }

    private FrameContent valid(Message message, FrameContent made) {
        return contents.isValid(message, made) ? made : contents.next(message).orElse(made);
    }

    private Optional<Control> control(String role, ObjectNode payload, @Nullable JsonNode ref) {
        return channel.serverRole(role).map(message -> new Control(message, content(message, payload, ref)));
    }

    /** Returns a frame with what the role fills in and the constants of the schema, or else an example with it. */
    private FrameContent content(Message message, ObjectNode payload, @Nullable JsonNode ref) {
        FrameContent made = framed(message, object(), payload, ref);
        // Without the id of a request, if that is invalid itself.
        List<FrameContent> simple = List.of(
                made,
                framed(message, object(), described(message, payload), ref),
                framed(message, object(), payload, null),
                framed(message, object(), described(message, payload), null));
        Optional<FrameContent> valid = simple.stream()
                .filter(content -> contents.isValid(message, content))
                .findFirst();
        if (valid.isPresent()) {
            return valid.get();
        }
        FrameContent example = contents.next(message).orElse(made);
        return example instanceof FrameContent.Json json && json.value() instanceof ObjectNode frame
                ? framed(message, frame.deepCopy(), described(message, payload), ref)
                : example;
    }

    private FrameContent framed(Message message, ObjectNode frame, ObjectNode payload, @Nullable JsonNode ref) {
        Directions.constants(message).forEach(frame::set);
        String envelope = channel.channel().howl().envelope();
        ObjectNode target = envelope == null
                ? frame
                : frame.get(envelope) instanceof ObjectNode present ? present : frame.putObject(envelope);
        target.setAll(payload);
        return new FrameContent.Json(channel.correlation().write(message, frame, ref));
    }

    /** Leaves out what the schema does not describe, for schemas that allow nothing else. */
    private ObjectNode described(Message message, ObjectNode payload) {
        ObjectNode described = object();
        Shape shape = channel.payload(message).orElse(null);
        payload.forEachEntry((name, value) -> {
            if (shape == null || shape.members().containsKey(name)) {
                described.set(name, value);
            }
        });
        return described;
    }

    static ObjectNode json(Position position) {
        ObjectNode json = target(object(), position.topic(), position.key());
        return json.put("epoch", position.epoch()).put("seq", position.seq());
    }

    private static ObjectNode target(ObjectNode payload, String topic, @Nullable String key) {
        payload.put("topic", topic);
        return key == null ? payload : payload.put("key", key);
    }

    private static ObjectNode object() {
        return JSON.objectNode();
    }
}
