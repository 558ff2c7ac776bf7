package dev.howl.testkit.conformance.listen;

import dev.howl.model.ChannelExtensions.Topic;
import dev.howl.model.Message;
import dev.howl.model.shape.Shape;
import dev.howl.testkit.conformance.result.Diagnosis;
import dev.howl.testkit.conformance.session.FindingLog;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The topics and keys that a client's messages about subscriptions name. */
final class SubscriptionTargets {
    private final FindingLog log;

    SubscriptionTargets(FindingLog log) {
        this.log = log;
    }

    /** Returns what a message of the client is about; empty if the contract has no such topic. */
    Optional<TopicPlace> of(ClientConnection connection, Message message, JsonNode content) {
        PlayedChannel channel = connection.channel();
        Map<String, Topic> topics = channel.channel().howl().topics();
        String name = content.path("topic").asString(null);
        Topic topic = topics.get(name == null ? standard(channel, message) : name);
        String key = content.path("key").asString(null);
        if (topic == null) {
            if (name != null && !topics.isEmpty()) {
                fail(connection, message, "names the topic '" + name + "', which the contract does not have");
            }
            return Optional.empty();
        }
        if (topic.key() != null && key == null && topic.key().parameter() == null) {
            fail(connection, message, "names no key, which the topic '" + topic.name() + "' needs");
        } else if (topic.key() == null && key != null) {
            fail(connection, message, "names a key, and the topic '" + topic.name() + "' has none");
        }
        return Optional.of(new TopicPlace(topic.name(), topic.key() == null ? null : key));
    }

    private void fail(ClientConnection connection, Message message, String what) {
        log.fail(Diagnosis.SUBSCRIPTION, "the client's '" + message.id() + "' " + what, connection.traffic());
    }

    /** Returns the topic that a message without one is about. */
    private static String standard(PlayedChannel channel, Message message) {
        String written = Optional.ofNullable(message.payload())
                .map(Shape::of)
                .flatMap(shape -> {
                    String envelope = channel.channel().howl().envelope();
                    return envelope == null
                            ? Optional.of(shape)
                            : Optional.ofNullable(shape.members().get(envelope)).map(member -> member.shape());
                })
                .map(shape -> shape.members().get("topic"))
                .flatMap(member -> member.shape().first(keywords -> keywords.defaultValue()))
                .map(JsonNode::asString)
                .orElse("");
        return !written.isEmpty()
                ? written
                : channel.channel().howl().topics().values().stream()
                        .filter(topic -> !topic.keyed())
                        .map(Topic::name)
                        .findFirst()
                        .orElse("");
    }
}
