package dev.howl.server.session;

import dev.howl.runtime.ChannelSpec;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.ErrorSpec;
import dev.howl.runtime.FrameCodec;
import dev.howl.runtime.FrameFields;
import dev.howl.runtime.FrameFormat;
import dev.howl.runtime.Json;
import dev.howl.runtime.MessageSpec;
import dev.howl.runtime.Position;
import dev.howl.runtime.Role;
import dev.howl.runtime.TextMessage;
import dev.howl.server.transport.Frames;
import dev.howl.server.window.Offset;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An encoder of the frames that the runtime sends by itself, one per role. Each method returns {@code null} if the
 * contract has no message of that role, since only messages of the contract may be sent.
 */
final class RoleFrames {
    private static final int MAX_TEXT = 1000;

    private final ChannelSpec spec;
    private final FrameCodec codec;

    RoleFrames(ChannelSpec spec, FrameCodec codec) {
        this.spec = spec;
        this.codec = codec;
    }

    byte @Nullable [] initial(String id) {
        return frame(Role.INITIAL, object().put("id", id), null);
    }

    byte @Nullable [] pong(String id, @Nullable String ref) {
        String now = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
        return frame(Role.PONG, object().put("id", id).put("time", now), ref);
    }

    byte @Nullable [] subscribed(Position position, @Nullable String ref) {
        ObjectNode payload = topic(object().put("status", "ok"), position.topic(), position.key());
        payload.set("position", Json.mapper().valueToTree(position));
        return frame(Role.SUBSCRIBED, payload, ref);
    }

    byte @Nullable [] unsubscribed(String topic, @Nullable String key, @Nullable String ref) {
        return frame(Role.UNSUBSCRIBED, topic(object().put("status", "ok"), topic, key), ref);
    }

    /**
     * Returns the reply to a refreshed token.
     *
     * @param expiresAt {@code null} if the token does not expire
     */
    byte @Nullable [] refreshed(@Nullable Instant expiresAt, @Nullable String ref) {
        ObjectNode payload = object();
        return frame(
                Role.REFRESHED, expiresAt == null ? payload : payload.put("expires_at", expiresAt.toString()), ref);
    }

    byte @Nullable [] gap(String topic, @Nullable String key, String reason, Offset resumeAt) {
        ObjectNode payload = topic(object(), topic, key).put("reason", reason);
        payload.set("resume_at", object().put("epoch", resumeAt.epoch()).put("seq", resumeAt.seq()));
        return frame(Role.GAP, payload, null);
    }

    byte @Nullable [] moving(long afterMillis, long deadlineMillis) {
        return frame(Role.MOVING, object().put("after_ms", afterMillis).put("deadline_ms", deadlineMillis), null);
    }

    /** @param prefix path in front of the server's own paths, as the client sees it */
    byte @Nullable [] error(CodedException refusal, boolean terminal, @Nullable String ref, String prefix) {
        ErrorSpec known = spec.errors().get(refusal.code());
        ObjectNode payload = object().put("code", refusal.code()).put("message", shortened(message(refusal)));
        String pointer = refusal.pointer();
        if (pointer != null && pointer.length() <= MAX_TEXT) {
            payload.put("pointer", pointer);
        }
        if (isText(Role.ERROR)) {
            return text(payload, refusal);
        }
        payload.put("retryable", refusal.retryable() || (known != null && known.retryable()))
                .put("terminal", terminal)
                .put("docs", prefix + "/docs/errors/" + refusal.code());
        return frame(Role.ERROR, payload, ref);
    }

    private boolean isText(Role role) {
        return spec.serverMessage(role)
                .filter(message -> message.format() instanceof FrameFormat.Text)
                .isPresent();
    }

    /**
     * Returns the error as one line of text; {@code null} if it does not match the contract's pattern for the
     * message.
     */
    private byte @Nullable [] text(ObjectNode payload, CodedException refusal) {
        String line = shortened(message(refusal)).replaceAll("\\s+", " ").strip();
        payload.put("message", line).put(TextMessage.TEXT, line);
        try {
            return frame(Role.ERROR, payload, null);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private byte @Nullable [] frame(Role role, ObjectNode payload, @Nullable String ref) {
        MessageSpec message = spec.serverMessage(role).orElse(null);
        return message == null ? null : Frames.text(codec.encode(message, payload, FrameFields.ref(ref)));
    }

    private static ObjectNode topic(ObjectNode payload, String topic, @Nullable String key) {
        payload.put("topic", topic);
        return key == null ? payload : payload.put("key", key);
    }

    private static String message(CodedException refusal) {
        String message = refusal.getMessage();
        return message == null || message.isEmpty() ? refusal.code() : message;
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= MAX_TEXT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MAX_TEXT));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
