package dev.howl.testkit.mock;

import dev.howl.instances.FrameContent;
import dev.howl.model.ChannelExtensions.Topic;
import dev.howl.model.Message;
import dev.howl.runtime.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The topics of a channel ({@code x-howl-topics}): positions, the recent events and the subscribers. Thread-safe; sending
 * never blocks, so events are sent under the lock, in order.
 */
final class EventLogs {
    /** Events that a {@link #skip} loses. */
    private static final int SKIPPED = 10;

    private final MockedChannel channel;
    private final ControlFrames controls;
    private final Positioned positioned;
    private final Map<TopicTarget, EventLog> logs = new LinkedHashMap<>();
    private int epochs = 1;

    EventLogs(MockedChannel channel, ControlFrames controls) {
        this.channel = channel;
        this.controls = controls;
        this.positioned = new Positioned(channel);
    }

    /** Returns the topic to which a message belongs. */
    Optional<Topic> topicOf(String message) {
        return channel.channel().howl().topics().values().stream()
                .filter(topic -> topic.events().contains(message))
                .findFirst();
    }

    private EventLog log(TopicTarget target) {
        return logs.computeIfAbsent(target, each -> new EventLog(each, epoch()));
    }

    private String epoch() {
        return "mock-" + epochs;
    }

    /** Places a subscriber, confirms it, and sends what it missed. */
    synchronized void subscribe(Answering request, TopicTarget target, @Nullable Position since) {
        MockSession session = request.session();
        EventLog.Placement placed = log(target).place(session, since);
        controls.subscribed(placed.start(), request.ref()).ifPresent(request::answer);
        if (placed.gap() != null) {
            controls.gap(placed.gap(), placed.start()).ifPresent(session::control);
        }
        placed.missed().forEach(session::control);
    }

    synchronized void unsubscribe(MockSession session, TopicTarget target) {
        log(target).subscribers().remove(session);
    }

    synchronized void remove(MockSession session) {
        logs.values().forEach(log -> log.subscribers().remove(session));
    }

    /** Returns the number of subscriptions to a topic. */
    synchronized int subscriptions(String topic) {
        return of(topic).stream().mapToInt(log -> log.subscribers().size()).sum();
    }

    /**
     * Publishes an event to the key that its frame names, or else to each key that has subscribers.
     *
     * @param given whether the caller chose the content, which then names its key
     */
    synchronized void publish(Topic topic, Message message, FrameContent content, boolean given) {
        String key = positioned.key(topic, content);
        List<TopicTarget> targets = new ArrayList<>();
        if (topic.key() == null) {
            targets.add(new TopicTarget(topic.name(), null));
        } else if (given && key != null) {
            targets.add(new TopicTarget(topic.name(), key));
        } else {
            logs.keySet().stream()
                    .filter(target -> target.topic().equals(topic.name()))
                    .forEach(targets::add);
        }
        for (TopicTarget target : targets) {
            EventLog log = log(target);
            ControlFrames.Control event = log.append(
                    position -> new ControlFrames.Control(message, positioned.event(topic, content, position)));
            List.copyOf(log.subscribers()).forEach(session -> session.control(event));
        }
    }

    /** Returns a content whose positions are those of the topics that it names. */
    synchronized FrameContent current(FrameContent content, Message message, @Nullable TopicTarget snapshot) {
        return positioned.current(content, message, (topic, key) -> {
            TopicTarget target = snapshot == null ? new TopicTarget(topic, key) : snapshot;
            return log(target).head();
        });
    }

    /** Loses events and tells the subscribers with a gap. */
    synchronized void skip(@Nullable String topic) {
        for (EventLog log : of(topic)) {
            Position resume = log.skip(SKIPPED);
            for (MockSession session : List.copyOf(log.subscribers())) {
                controls.gap("lagging", resume).ifPresent(session::control);
            }
        }
    }

    /** Begins a new epoch, of which clients learn when they resume. */
    synchronized void newEpoch() {
        epochs++;
        logs.values().forEach(log -> log.begin(epoch()));
    }

    private List<EventLog> of(@Nullable String topic) {
        return logs.entrySet().stream()
                .filter(entry -> topic == null || entry.getKey().topic().equals(topic))
                .map(Map.Entry::getValue)
                .toList();
    }
}
