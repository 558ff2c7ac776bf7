package dev.howl.testkit.conformance.check;

import dev.howl.instances.FrameContent;
import dev.howl.model.Message;
import dev.howl.testkit.conformance.result.Diagnosis;
import dev.howl.testkit.conformance.session.ChannelProtocol;
import dev.howl.testkit.conformance.session.Incoming;
import dev.howl.testkit.conformance.session.PositionRules.First;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The checks of subscriptions: the confirmation, and that one which resumes continues without a hole. */
final class ResumeCheck {
    private final ChannelProtocol protocol;
    private final Message subscribe;
    private final Patience patience;

    ResumeCheck(ChannelProtocol protocol, Message subscribe, Patience patience) {
        this.protocol = protocol;
        this.subscribe = subscribe;
        this.patience = patience;
    }

    /** Subscribes to a topic, and returns the confirmation's content. */
    Optional<JsonNode> subscribe(
            Conversation conversation, String topic, @Nullable String key, @Nullable ObjectNode since) {
        ObjectNode content = JsonNodeFactory.instance.objectNode().put("topic", topic);
        if (key != null) {
            content.put("key", key);
        }
        if (since != null) {
            content.set("since", since);
        }
        JsonNode frame = frame(content);
        Expectation request =
                conversation.send(subscribe, new FrameContent.Json(conversation.filled(subscribe, frame)));
        Optional<Conversation.Match> match = conversation.await(List.of(request), patience.get());
        if (match.isEmpty()) {
            conversation.fail(Diagnosis.NO_REPLY, "no answer to '" + subscribe.id() + "' to the topic '" + topic + "'");
            conversation.refs().unanswered(request);
            return Optional.empty();
        }
        return match.get().answer() instanceof Answer.Replied replied
                        && replied.frame().frame() != null
                ? Optional.of(protocol.content(replied.frame().frame()))
                : Optional.empty();
    }

    /** Returns an example of the message, with other properties in its content. */
    private JsonNode frame(ObjectNode properties) {
        JsonNode example = subscribe.examples().isEmpty()
                ? null
                : subscribe.examples().get(0).payload();
        ObjectNode frame =
                example instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
        if (protocol.content(frame) instanceof ObjectNode content) {
            content.remove(List.of("topic", "key", "since"));
            content.setAll(properties);
        }
        return frame;
    }

    /** Resumes before the first event that another session saw, and waits until the last one has come again. */
    void run(Conversation conversation, First seen) {
        ObjectNode since =
                JsonNodeFactory.instance.objectNode().put("epoch", seen.epoch()).put("seq", seen.first() - 1);
        Optional<JsonNode> confirmed = subscribe(conversation, seen.topic(), seen.key(), since);
        if (confirmed.isEmpty()) {
            return;
        }
        JsonNode position = confirmed.get().path("position");
        boolean asked = position.path("seq").longValue() == seen.first() - 1
                && position.path("epoch").asString("").equals(seen.epoch());
        long deadline = System.nanoTime() + patience.get().toNanos();
        boolean gap = false;
        long last = seen.first() - 1;
        while (!gap && last < seen.last()) {
            Optional<Incoming> next = conversation.session().next(Duration.ofNanos(deadline - System.nanoTime()));
            if (next.isEmpty() || next.get() instanceof Incoming.Ended) {
                break;
            }
            if (next.get() instanceof Incoming.Judged judged && judged.frame().frame() != null) {
                gap = judged.frame().hasRole("gap");
                last = Math.max(last, seq(judged.frame().frame(), seen));
            }
        }
        judge(conversation, seen, new Outcome(asked, gap, last));
    }

    private record Outcome(boolean asked, boolean gap, long last) {}

    private void judge(Conversation conversation, First seen, Outcome outcome) {
        String where = "'" + seen.topic() + "'" + (seen.key() == null ? "" : " with key '" + seen.key() + "'")
                + " since " + seen.epoch() + ":" + (seen.first() - 1);
        if (outcome.gap()) {
            return;
        }
        if (!outcome.asked()) {
            conversation.fail(
                    Diagnosis.RESUME,
                    "a subscription to " + where + " is confirmed at another position, and no gap follows");
        }
        if (outcome.last() < seen.last()) {
            conversation.fail(
                    Diagnosis.RESUME,
                    "a subscription to " + where + " gets the events up to " + outcome.last() + "; others got "
                            + seen.last() + ", and no gap says that it is lost");
        }
    }

    private long seq(JsonNode frame, First seen) {
        JsonNode position = frame.has("position")
                ? frame.path("position")
                : protocol.content(frame).path("position");
        boolean same = position.path("topic").asString("").equals(seen.topic())
                && position.path("epoch").asString("").equals(seen.epoch());
        return same ? position.path("seq").longValue() : -1;
    }
}
