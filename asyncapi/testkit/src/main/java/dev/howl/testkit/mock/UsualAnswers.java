package dev.howl.testkit.mock;

import dev.howl.model.ChannelExtensions.Topic;
import dev.howl.model.Message;
import dev.howl.runtime.Position;
import dev.howl.testkit.instance.FrameContent;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The answers that a mock gives by itself: those of the roles, and replies of operations. */
final class UsualAnswers {
    private final LiveChannel channel;

    UsualAnswers(LiveChannel channel) {
        this.channel = channel;
    }

    void give(Answering request) {
        MockSession session = request.session();
        switch (request.message().role() == null ? "" : request.message().role()) {
            case "connect" -> session.connected();
            case "disconnect" -> session.output().close(1000, "");
            case "ping" -> channel.controls().pong(session.id(), request.ref()).ifPresent(request::answer);
            case "refresh" -> channel.controls().refreshed(request.ref()).ifPresent(request::answer);
            case "subscribe" -> subscribe(request);
            case "unsubscribe" -> unsubscribe(request);
            default -> channel.known().requests().of(request.message().id()).ifPresent(known -> reply(request, known));
        }
    }

    /** Gives the usual reply, on the channel that the operation names. */
    private void reply(Answering request, RequestTable.Request known) {
        Message reply = known.usual();
        LiveChannel target = channel.other(known.channel());
        if (target == null) {
            String missing = "is not sent: its channel '" + known.channel() + "' is not part of the mock";
            channel.event(MockEvent.Kind.FAULT, 0, reply.id(), missing);
            return;
        }
        target.content(reply, null).ifPresent(content -> {
            if (target == channel) {
                reply(request, reply, content);
            } else {
                ControlFrames.Control control =
                        new ControlFrames.Control(reply, correlated(target.known(), request, reply, content));
                target.sessions().forEach(session -> session.output()
                        .send(control, request.message().id(), request.misbehaviour()));
            }
        });
    }

    /** Answers a request on its own connection. */
    void reply(Answering request, Message reply, FrameContent content) {
        FrameContent answer = correlated(channel.known(), request, reply, content);
        request.answer(new ControlFrames.Control(reply, channel.topics().current(answer, reply, snapshot(request))));
    }

    private static FrameContent correlated(
            MockedChannel known, Answering request, Message reply, FrameContent content) {
        return content instanceof FrameContent.Json json
                ? new FrameContent.Json(known.correlation().write(reply, json.value(), request.ref()))
                : content;
    }

    /** Returns the topic of whose state the request asks for a snapshot; {@code null} if it asks for none. */
    private @Nullable TopicTarget snapshot(Answering request) {
        String operation = channel.known()
                .requests()
                .of(request.message().id())
                .map(known -> known.operation().id())
                .orElse("");
        return channel.known().channel().howl().topics().values().stream()
                .filter(topic -> operation.equals(topic.snapshot()))
                .map(topic -> new TopicTarget(topic.name(), key(request, topic)))
                .findFirst()
                .orElse(null);
    }

    private void subscribe(Answering request) {
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

    private void unsubscribe(Answering request) {
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

    private @Nullable String key(Answering request, Topic topic) {
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
