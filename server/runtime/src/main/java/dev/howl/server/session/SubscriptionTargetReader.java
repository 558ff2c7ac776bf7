package dev.howl.server.session;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.runtime.Frame;
import dev.howl.runtime.HandshakeParameter;
import dev.howl.runtime.HandshakePart;
import dev.howl.runtime.Json;
import dev.howl.runtime.TextType;
import dev.howl.runtime.TopicSpec;
import dev.howl.server.topic.ServedTopic;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A reader of the topic and key in subscribe and unsubscribe messages. A message without a topic means the contract's
 * default value of that property, else the first topic without keys.
 */
final class SubscriptionTargetReader {
    private final ChannelState channel;
    private final List<Object> room;

    /** @param room the values of the parameters of the session's address */
    SubscriptionTargetReader(ChannelState channel, List<Object> room) {
        this.channel = channel;
        this.room = room;
    }

    /** Returns the payload with the contract's default values, which the constructor of the message's record adds. */
    JsonNode payload(Frame frame) {
        return Json.mapper().valueToTree(channel.codec().decode(frame));
    }

    /**
     * Returns the topic and key that a payload names.
     *
     * @throws CodedException if the topic does not exist, or is not open, or the key is missing or not allowed
     */
    SubscriptionTarget named(JsonNode payload) {
        ServedTopic topic = topic(payload);
        String name = topic.spec().name();
        JsonNode value = payload.path("key");
        String own = ownKey(topic.spec());
        String key = value.isString() ? value.stringValue() : own;
        if (topic.spec().planned()) {
            throw new CodedException(Codes.NOT_IMPLEMENTED, "topic '" + name + "' is planned, but not implemented yet");
        }
        topic.log();
        if (topic.spec().keyed() && (key == null || key.isEmpty())) {
            throw new CodedException(
                    Codes.KEY_REQUIRED, "a subscription to '" + name + "' needs a key", at("key"), false);
        }
        if (!topic.spec().keyed() && key != null) {
            throw new CodedException(Codes.UNKNOWN_KEY, "topic '" + name + "' has no keys", at("key"), false);
        }
        if (own != null && !own.equals(key)) {
            throw new CodedException(
                    Codes.UNKNOWN_KEY,
                    "the only key of topic '" + name + "' here is the '"
                            + topic.spec().keyParameter() + "' of the address",
                    at("key"),
                    false);
        }
        return new SubscriptionTarget(topic, key);
    }

    /** Returns the only key that a session may name, {@code null} if it may name any. */
    private @Nullable String ownKey(TopicSpec topic) {
        List<HandshakeParameter> address = channel.spec().handshake().of(HandshakePart.ADDRESS);
        for (int i = 0; i < address.size(); i++) {
            if (address.get(i).name().equals(topic.keyParameter())) {
                return TextType.write(room.get(i));
            }
        }
        return null;
    }

    private ServedTopic topic(JsonNode payload) {
        JsonNode name = payload.path("topic");
        ServedTopic topic = name.isString()
                ? channel.topics().get(name.stringValue())
                : channel.topics().values().stream()
                        .filter(candidate -> !candidate.spec().keyed())
                        .findFirst()
                        .orElse(null);
        if (topic == null) {
            throw new CodedException(
                    Codes.UNKNOWN_TOPIC,
                    "this channel has no such topic; its topics are "
                            + String.join(", ", channel.topics().keySet()),
                    at("topic"),
                    false);
        }
        return topic;
    }

    private String at(String property) {
        String payload = channel.spec().envelope().payload();
        return (payload == null ? "" : "/" + payload) + "/" + property;
    }

    /**
     * Checks that the topic has the key, as far as its keys are known.
     *
     * @throws CodedException {@code unknown_key} if it has not
     */
    void requireKey(SubscriptionTarget target) {
        if (!target.topic().has(target.key())) {
            String name = target.topic().spec().name();
            throw new CodedException(Codes.UNKNOWN_KEY, "topic '" + name + "' has no such key", at("key"), false);
        }
    }
}
