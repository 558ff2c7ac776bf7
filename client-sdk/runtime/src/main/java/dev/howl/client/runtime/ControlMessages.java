package dev.howl.client.runtime;

import dev.howl.runtime.ChannelSpec;
import dev.howl.runtime.Frame;
import dev.howl.runtime.FrameCodec;
import dev.howl.runtime.MessageSpec;
import dev.howl.runtime.Position;
import dev.howl.runtime.Role;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The messages that the runtime sends and reads by itself, by their roles. {@code null} where a contract has none. */
final class ControlMessages {
    private final ChannelSpec spec;
    private final FrameCodec codec;

    ControlMessages(ChannelSpec spec, FrameCodec codec) {
        this.spec = spec;
        this.codec = codec;
    }

    boolean sends(Role role) {
        return spec.clientMessage(role).isPresent();
    }

    boolean receives(Role role) {
        return spec.serverMessage(role).isPresent();
    }

    @Nullable
    OutgoingMessage connect(@Nullable String token, String clientName, String clientVersion) {
        ObjectNode payload = payload();
        if (token != null) {
            payload.put("token", token);
        }
        payload.putObject("client").put("name", clientName).put("version", clientVersion);
        return outgoing(Role.CONNECT, payload);
    }

    @Nullable
    OutgoingMessage refresh(String token) {
        return outgoing(Role.REFRESH, payload().put("token", token));
    }

    @Nullable
    OutgoingMessage ping() {
        return outgoing(Role.PING, payload());
    }

    @Nullable
    OutgoingMessage subscribe(TopicKey topicKey, @Nullable Position since) {
        ObjectNode payload = payload(topicKey);
        if (since != null) {
            payload.putObject("since").put("epoch", since.epoch()).put("seq", since.seq());
        }
        return outgoing(Role.SUBSCRIBE, payload);
    }

    @Nullable
    OutgoingMessage unsubscribe(TopicKey topicKey) {
        return outgoing(Role.UNSUBSCRIBE, payload(topicKey));
    }

    /** The position in a frame's payload, {@code null} where there is none or it makes no sense. */
    static @Nullable Position position(Frame frame, String property, TopicKey topicKey) {
        JsonNode epoch = frame.payload().path(property).path("epoch");
        JsonNode seq = frame.payload().path(property).path("seq");
        if (!epoch.isString() || !seq.canConvertToExactIntegral() || !seq.canConvertToLong()) {
            return null;
        }
        try {
            return new Position(topicKey.topic(), topicKey.key(), epoch.stringValue(), seq.longValue());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private @Nullable OutgoingMessage outgoing(Role role, ObjectNode payload) {
        MessageSpec message = spec.clientMessage(role).orElse(null);
        return message == null ? null : fields -> codec.encode(message, payload, fields);
    }

    private static ObjectNode payload(TopicKey topicKey) {
        ObjectNode payload = payload().put("topic", topicKey.topic());
        return topicKey.key() == null ? payload : payload.put("key", topicKey.key());
    }

    private static ObjectNode payload() {
        return JsonNodeFactory.instance.objectNode();
    }
}
