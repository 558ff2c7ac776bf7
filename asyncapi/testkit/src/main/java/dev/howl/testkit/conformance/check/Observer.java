package dev.howl.testkit.conformance.check;

import dev.howl.instances.FrameContent;
import dev.howl.model.ChannelExtensions.Topic;
import dev.howl.model.Message;
import dev.howl.testkit.conformance.session.Incoming;
import dev.howl.testkit.conformance.session.JudgedFrame;
import dev.howl.testkit.conformance.session.PositionRules;
import dev.howl.testkit.conformance.session.SessionContext;
import dev.howl.testkit.conformance.session.SessionOpener;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A session that stays open during the run, subscribed to every topic: on it the script speaks, and pushes are awaited.
 * Not thread-safe.
 */
final class Observer implements AutoCloseable {
    private static final int MAX_KEPT = 500;
    private static final long MAX_KEPT_CHARACTERS = 8_000_000;
    private static final Duration HEARTBEAT = Duration.ofSeconds(4);

    private final SessionContext context;
    private final Conversation conversation;
    private final Patience patience;
    private final Deque<JudgedFrame> kept = new ArrayDeque<>();
    private long keptCharacters;
    private long lastHeartbeat = System.nanoTime();

    private Observer(SessionContext context, Conversation conversation, Patience patience) {
        this.context = context;
        this.conversation = conversation;
        this.patience = patience;
        conversation.listener(this::keep);
    }

    static Optional<Observer> open(SessionOpener opener, Patience patience) {
        return Conversation.open(opener).map(opened -> new Observer(opener.context(), opened, patience));
    }

    Conversation conversation() {
        return conversation;
    }

    /** Subscribes to every topic that has no key or for which a key is given. */
    void subscribe(Map<String, String> keys) {
        Optional<Message> subscribe = context.protocol().role("subscribe");
        if (subscribe.isEmpty()) {
            return;
        }
        ResumeCheck subscriptions = new ResumeCheck(context.protocol(), subscribe.get(), patience);
        for (Topic topic : context.protocol().channel().howl().topics().values()) {
            String key = keys.get(topic.name());
            if (!topic.keyed() || key != null) {
                subscriptions.subscribe(conversation, topic.name(), topic.keyed() ? key : null, null);
            }
        }
    }

    /** Reads what has arrived, and keeps the session alive. */
    void look() {
        conversation.settle(Duration.ZERO);
        Optional<Message> ping = context.protocol().role("ping");
        if (conversation.isOpen() && ping.isPresent() && System.nanoTime() - lastHeartbeat > HEARTBEAT.toNanos()) {
            lastHeartbeat = System.nanoTime();
            Message message = ping.get();
            message.examples().stream()
                    .map(Message.Example::payload)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(example -> {
                        Expectation sent = conversation.send(
                                message, new FrameContent.Json(conversation.filled(message, example)));
                        if (conversation.await(List.of(sent), patience.get()).isEmpty()) {
                            conversation.refs().unanswered(sent);
                        }
                    });
        }
    }

    /**
     * Takes a message that has come since the last one that was taken, or comes in time.
     *
     * @param where values of members, by JSON Pointer
     */
    Optional<JudgedFrame> take(String message, Map<String, JsonNode> where, Duration wait) {
        long deadline = System.nanoTime() + wait.toNanos();
        while (true) {
            List<JudgedFrame> all = new ArrayList<>(kept);
            for (JudgedFrame frame : all) {
                if (fits(frame, message, where)) {
                    kept.remove(frame);
                    return Optional.of(frame);
                }
            }
            long left = deadline - System.nanoTime();
            if (left <= 0 || !conversation.isOpen()) {
                return Optional.empty();
            }
            conversation.settle(Duration.ofNanos(Math.min(left, 20_000_000)));
        }
    }

    /** Waits for the end of the connection; empty if it is still open when the time is over. */
    Optional<Incoming.Ended> end(Duration wait) {
        long deadline = System.nanoTime() + wait.toNanos();
        while (conversation.isOpen() && deadline - System.nanoTime() > 0) {
            conversation.settle(Duration.ofNanos(Math.min(deadline - System.nanoTime(), 20_000_000)));
        }
        return Optional.ofNullable(conversation.session().ended());
    }

    /** Returns what the subscriptions saw. */
    Map<String, PositionRules.First> seen() {
        return conversation.session().positions().seen();
    }

    private static boolean fits(JudgedFrame frame, String message, Map<String, JsonNode> where) {
        @Nullable JsonNode json = frame.frame();
        return frame.messages().stream().anyMatch(one -> one.id().equals(message))
                && where.entrySet().stream()
                        .allMatch(
                                entry -> json != null && json.at(entry.getKey()).equals(entry.getValue()));
    }

    private void keep(JudgedFrame frame) {
        kept.add(frame);
        keptCharacters += frame.text().length();
        while (kept.size() > MAX_KEPT || keptCharacters > MAX_KEPT_CHARACTERS) {
            keptCharacters -= kept.remove().text().length();
        }
    }

    @Override
    public void close() {
        conversation.close();
    }
}
