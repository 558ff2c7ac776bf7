package dev.howl.server.session;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.runtime.Frame;
import dev.howl.runtime.Json;
import dev.howl.server.topic.ServedTopic;
import tools.jackson.databind.JsonNode;

/**
 * Reads which topic and key a client means. Without a topic it means the one that the contract gives as the property's
 * default, else the first topic without keys.
 */
final class SubscriptionTargetReader {
    private static final String UNKNOWN_KEY = "unknown_key";

    private final ChannelState channel;

    SubscriptionTargetReader(ChannelState channel) {
        this.channel = channel;
    }

    /** Through the record, whose constructor knows the contract's defaults. */
    JsonNode payload(Frame frame) {
        return Json.mapper().valueToTree(channel.codec().decode(frame));
    }

    /**
     * What a payload names.
     *
     * @throws CodedException where there is no such topic, or it wants a key or none
     */
    SubscriptionTarget named(JsonNode payload) {
        ServedTopic topic = topic(payload);
        String name = topic.spec().name();
        JsonNode value = payload.path("key");
        String key = value.isString() ? value.stringValue() : null;
        if (topic.spec().planned()) {
            throw new CodedException(Codes.NOT_IMPLEMENTED, "topic '" + name + "' is planned, not there yet");
        }
        topic.log();
        if (topic.spec().keyed() && (key == null || key.isEmpty())) {
            throw new CodedException(
                    Codes.KEY_REQUIRED, "a subscription of '" + name + "' names a key", at("key"), false);
        }
        if (!topic.spec().keyed() && key != null) {
            throw new CodedException(UNKNOWN_KEY, "topic '" + name + "' has no keys", at("key"), false);
        }
        return new SubscriptionTarget(topic, key);
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
                    "there is no such topic; there are "
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

    /** @throws CodedException {@code unknown_key} where the topic is known to have no such key */
    void requireKey(SubscriptionTarget target) {
        if (!target.topic().has(target.key())) {
            String name = target.topic().spec().name();
            throw new CodedException(UNKNOWN_KEY, "topic '" + name + "' has no such key", at("key"), false);
        }
    }
}
