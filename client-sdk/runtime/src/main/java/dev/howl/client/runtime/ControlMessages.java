package dev.howl.client.runtime;

import dev.howl.runtime.ChannelSpec;
import dev.howl.runtime.Codes;
import dev.howl.runtime.Frame;
import dev.howl.runtime.FrameCodec;
import dev.howl.runtime.MessageSpec;
import dev.howl.runtime.Position;
import dev.howl.runtime.Role;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The factory of the messages that the client sends by itself, found in the contract by their roles. Methods return
 * {@code null} if the contract has no message of the role.
 */
final class ControlMessages {
    /** The {@code ref} of the connect message; an error that carries it refuses the client itself. */
    static final String CONNECT_REF = "connect";

    private final ChannelSpec spec;
    private final FrameCodec codec;

    ControlMessages(ChannelSpec spec, FrameCodec codec) {
        this.spec = spec;
        this.codec = codec;
    }

    /** Returns whether clients can send a message of this role. */
    boolean sends(Role role) {
        return spec.clientMessage(role).isPresent();
    }

    /** Returns whether the server can send a message of this role. */
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

    /** Returns whether an error refuses the client itself, not one of its requests. */
    static boolean refusesClient(@Nullable String ref, String code) {
        return CONNECT_REF.equals(ref) || (ref == null && code.equals(Codes.UNAUTHENTICATED));
    }

    /** Returns the position in a property of a frame's payload, or {@code null} if it is missing or invalid. */
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
