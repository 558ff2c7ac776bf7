package dev.howl.testkit.mock;

import dev.howl.model.ChannelExtensions.Topic;
import dev.howl.runtime.Position;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The answers to messages with the roles {@code subscribe} and {@code unsubscribe}. */
final class TopicRequests {
    private final LiveChannel channel;

    TopicRequests(LiveChannel channel) {
        this.channel = channel;
    }

    void subscribe(Answering request) {
        TopicTarget target = target(request);
        if (target != null) {
            JsonNode since = payload(request).path("since");
            boolean named = since.path("epoch").isString() && since.path("seq").canConvertToLong();
            channel.topics()
                    .subscribe(
                            request,
                            target,
                            named
                                    ? new Position(
                                            target.topic(),
                                            target.key(),
                                            since.path("epoch").stringValue(),
                                            since.path("seq").longValue())
                                    : null);
        }
    }

    void unsubscribe(Answering request) {
        TopicTarget target = target(request);
        if (target != null) {
            channel.topics().unsubscribe(request.session(), target);
            channel.controls()
                    .unsubscribed(target.topic(), target.key(), request.ref())
                    .ifPresent(request::answer);
        }
    }

    /** Returns the topic and key that a message names; {@code null} if it was refused. */
    private @Nullable TopicTarget target(Answering request) {
        Map<String, Topic> topics = channel.known().channel().howl().topics();
        Topic topic = topics.get(topicName(request, topics));
        if (topic == null) {
            String known = String.join(", ", topics.keySet());
            refuse(request, "unknown_topic", "this channel has no such topic; its topics are " + known, "topic");
            return null;
        }
        String key = key(request, topic);
        if (topic.key() != null && key == null) {
            refuse(request, "key_required", "a subscription to '" + topic.name() + "' needs a key", "key");
            return null;
        }
        if (topic.key() == null && key != null) {
            refuse(request, "unknown_key", "topic '" + topic.name() + "' has no keys", "key");
            return null;
        }
        return new TopicTarget(topic.name(), key);
    }

    private String topicName(Answering request, Map<String, Topic> topics) {
        JsonNode named = payload(request).path("topic");
        if (named.isString()) {
            return named.stringValue();
        }
        return channel.known()
                .payload(request.message())
                .map(shape -> shape.members().get("topic"))
                .flatMap(member -> member.shape().first(keywords -> keywords.defaultValue()))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .orElseGet(() -> topics.values().stream()
                        .filter(topic -> topic.key() == null)
                        .map(Topic::name)
                        .findFirst()
                        .orElse(""));
    }

    /** Returns the key that a message names; {@code null} if it names none, and the address does not either. */
    @Nullable
    String key(Answering request, Topic topic) {
        JsonNode named = payload(request).path("key");
        if (named.isString()) {
            return named.stringValue();
        }
        String parameter = topic.key() == null ? null : topic.key().parameter();
        return parameter == null ? null : request.session().parameters().get(parameter);
    }

    private JsonNode payload(Answering request) {
        String envelope = channel.known().channel().howl().envelope();
        JsonNode content = Objects.requireNonNullElse(request.content(), MissingNode.getInstance());
        return envelope == null ? content : content.path(envelope);
    }

    private void refuse(Answering request, String code, String text, String property) {
        String envelope = channel.known().channel().howl().envelope();
        channel.refusals().refuse(request, code, text, (envelope == null ? "" : "/" + envelope) + "/" + property);
    }
}
