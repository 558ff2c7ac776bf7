package dev.howl.testkit.conformance.listen;

import dev.howl.instances.FrameContent;
import dev.howl.model.Message;
import dev.howl.testkit.conformance.session.FindingLog;
import dev.howl.testkit.conformance.session.JudgedFrame;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The part of a server that Howl's roles define: it opens sessions, confirms subscriptions at a position, and sends what a
 * client missed, or a gap. Belongs to the thread of the run.
 */
final class RoleAnswers {
    private static final List<String> LOST = List.of("trimmed");

    private final SubscriptionTargets targets;
    private final SentMessages sent;

    RoleAnswers(FindingLog log, SentMessages sent) {
        this.targets = new SubscriptionTargets(log);
        this.sent = sent;
    }

    /** Opens a session with the message that has the role {@code initial}. */
    void opened(ClientConnection connection) {
        PlayedChannel channel = connection.channel();
        channel.protocol().role("initial").ifPresent(initial -> {
            Optional<FrameContent> instead = channel.takeInstead("initial");
            if (instead.isPresent()) {
                connection.send(instead.get());
                return;
            }
            channel.frames().initial(initial, channel.freshId()).ifPresent(content -> {
                connection.id(idIn(channel, content));
                connection.send(content);
                sent.sawSent(channel, initial);
            });
        });
    }

    private static @Nullable String idIn(PlayedChannel channel, FrameContent content) {
        return content instanceof FrameContent.Json json
                ? channel.protocol().content(json.value()).path("id").asString(null)
                : null;
    }

    /**
     * Answers a message with a role of subscriptions.
     *
     * @return whether it was one that could be answered
     */
    boolean answer(ClientConnection connection, Message message, JudgedFrame frame) {
        PlayedChannel channel = connection.channel();
        boolean subscribes = "subscribe".equals(message.role());
        Optional<Message> reply = channel.protocol().role(subscribes ? "subscribed" : "unsubscribed");
        JsonNode json = frame.frame();
        if (json == null || reply.isEmpty() || !(subscribes || "unsubscribe".equals(message.role()))) {
            return false;
        }
        Optional<TopicPlace> place =
                targets.of(connection, message, channel.protocol().content(json));
        if (place.isEmpty()) {
            return false;
        }
        if (subscribes) {
            subscribe(connection, new Asked(message, json, reply.get(), place.get()));
        } else {
            channel.topics().unsubscribe(place.get());
            channel.frames()
                    .unsubscribed(reply.get(), place.get())
                    .ifPresent(
                            content -> reply(connection, new Asked(message, json, reply.get(), place.get()), content));
        }
        return true;
    }

    /** A request about a subscription, and the message that answers it. */
    private record Asked(Message message, JsonNode frame, Message reply, TopicPlace place) {}

    private void subscribe(ClientConnection connection, Asked asked) {
        PlayedChannel channel = connection.channel();
        EventHistory history = channel.topics().history(asked.place());
        EventHistory.Cursor since = since(channel.protocol().content(asked.frame()));
        channel.topics().subscribe(asked.place(), since);
        Optional<List<FrameContent>> missed = since == null ? Optional.of(List.of()) : history.after(since);
        EventHistory.Cursor start = since == null || missed.isEmpty() ? history.head() : since;
        Optional<FrameContent> instead = channel.takeInstead("subscribed");
        if (instead.isPresent()) {
            connection.send(instead.get());
            return;
        }
        channel.frames()
                .confirmation(asked.reply(), asked.place(), start)
                .ifPresent(content -> reply(connection, asked, content));
        missed.orElse(List.of()).forEach(connection::send);
        if (missed.isEmpty()) {
            channel.protocol().role("gap").ifPresent(gap -> channel.frames()
                    .gap(gap, asked.place(), start, LOST)
                    .ifPresent(content -> {
                        connection.send(content);
                        sent.sawSent(channel, gap);
                    }));
        }
    }

    private static EventHistory.@Nullable Cursor since(JsonNode content) {
        JsonNode since = content.path("since");
        return since.path("epoch").isString() && since.path("seq").canConvertToLong()
                ? new EventHistory.Cursor(
                        since.path("epoch").stringValue(), since.path("seq").longValue())
                : null;
    }

    private void reply(ClientConnection connection, Asked asked, FrameContent content) {
        PlayedChannel channel = connection.channel();
        connection.send(channel.contents().correlated(asked.reply(), content, asked.message(), asked.frame()));
        sent.saw(channel, asked.reply());
        channel.protocol().requests(asked.message()).forEach(sent::sawOperation);
    }
}
