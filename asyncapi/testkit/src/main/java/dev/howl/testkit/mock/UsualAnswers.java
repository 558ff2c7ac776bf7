package dev.howl.testkit.mock;

import dev.howl.instances.FrameContent;
import dev.howl.model.Message;
import org.jspecify.annotations.Nullable;

/** The answers that a mock gives by itself: those of the roles, and replies of operations. */
final class UsualAnswers {
    private final LiveChannel channel;
    private final TopicRequests requests;

    UsualAnswers(LiveChannel channel) {
        this.channel = channel;
        this.requests = new TopicRequests(channel);
    }

    void give(Answering request) {
        MockSession session = request.session();
        switch (request.message().role() == null ? "" : request.message().role()) {
            case "connect" -> session.connected();
            case "disconnect" -> session.output().close(1000, "");
            case "ping" -> channel.controls().pong(session.id(), request.ref()).ifPresent(request::answer);
            case "refresh" -> channel.controls().refreshed(request.ref()).ifPresent(request::answer);
            case "subscribe" -> requests.subscribe(request);
            case "unsubscribe" -> requests.unsubscribe(request);
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
                .map(topic -> new TopicTarget(topic.name(), requests.key(request, topic)))
                .findFirst()
                .orElse(null);
    }
}
