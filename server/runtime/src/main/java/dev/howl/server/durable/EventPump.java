package dev.howl.server.durable;

import dev.howl.server.log.EventStore;
import dev.howl.server.log.StoredEvent;
import dev.howl.server.thread.Worker;
import dev.howl.server.window.TopicWindows;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A pump that reads committed events from the tables and hands them to the target of their topic, in the order of each
 * key's seq, on a thread of its own. Safe for use by several threads.
 */
final class EventPump {
    private static final Logger LOG = LoggerFactory.getLogger(EventPump.class);
    private static final int PAGE = 256;
    private static final long RETRY_MILLIS = 200;

    private final EventStore store;
    private final Worker worker;
    private final Map<String, Target> targets = new ConcurrentHashMap<>();
    /** Scans that callers share, by topic. */
    private final Map<String, CatchUp> catchUps = new ConcurrentHashMap<>();
    /** Keys that are scheduled to be read. */
    private final Set<LogKey> scheduled = ConcurrentHashMap.newKeySet();

    /** The destination of the events of one topic. Called on the thread of the pump, except for {@link #windows}. */
    interface Target {

        /** Returns the windows of this node that the events end up in. */
        TopicWindows windows();

        /** Returns the seq of a key's last event that was taken. */
        long last(LogKey key);

        /**
         * Takes events that follow one another, the first of them after {@code last}. Where events were trimmed from
         * the table, there is a hole before it.
         *
         * @return {@code false} to read the key again, after what is {@link #last} by then
         */
        boolean take(LogKey key, long last, List<StoredEvent> page);

        /** Tells that the windows hold the events of a key up to a seq only, although the tables hold more. */
        default void missing(LogKey key, long arrived) {}

        /** Completes when the windows hold all events taken before the call. */
        CompletionStage<Void> arrived();
    }

    /** @param thread name of the pump's thread */
    EventPump(EventStore store, String thread) {
        this.store = store;
        this.worker = new Worker(thread);
    }

    /** Adds the target of a topic, before the start. */
    void add(Target target) {
        String topic = target.windows().topic();
        targets.put(topic, target);
        catchUps.put(topic, new CatchUp(worker, () -> {
            scan(topic, target);
            return target.arrived();
        }));
    }

    /** Fills the windows with the newest events, whatever their age: clients may have been away just as long. */
    void load() {
        targets.values().forEach(target -> WindowLoader.load(store, target.windows()));
    }

    /** Reads the events of a key soon. Does nothing where the topic has no target. */
    void schedule(String topic, @Nullable String key) {
        Target target = targets.get(topic);
        if (target != null) {
            schedule(LogKey.of(topic, key), target, 0);
        }
    }

    /** Looks in all topics for events that have not arrived, now and at a fixed interval. */
    void scanEvery(long millis) {
        worker.run(this::scan);
        worker.repeat(this::scan, millis);
    }

    /** Completes when the windows of a topic hold all events committed before the call, or after a timeout. */
    CompletionStage<Void> caughtUp(String topic) {
        CatchUp catchUp = catchUps.get(topic);
        if (catchUp == null) {
            throw new IllegalArgumentException("topic '" + topic + "' was not opened");
        }
        return catchUp.ask();
    }

    /** Reads nothing more than what is scheduled; does not wait for it. */
    void stop() {
        worker.stop();
    }

    /** Stops, after reading what is scheduled for up to that time. */
    void stopWithin(long millis) {
        worker.stopWithin(millis);
    }

    private void scan() {
        targets.forEach(this::scan);
    }

    private void scan(String topic, Target target) {
        try {
            store.heads(topic).forEach((name, seq) -> {
                LogKey key = new LogKey(topic, name);
                long arrived = target.windows().head(key.key()).seq();
                if (arrived < seq) {
                    target.missing(key, arrived);
                    read(key, target);
                }
            });
        } catch (RuntimeException e) {
            LOG.debug("The tables could not be searched for events of topic '{}'", topic, e);
        }
    }

    private void schedule(LogKey key, Target target, long delayMillis) {
        if (scheduled.add(key)) {
            worker.run(
                    () -> {
                        scheduled.remove(key);
                        read(key, target);
                    },
                    delayMillis);
        }
    }

    private void read(LogKey key, Target target) {
        try {
            List<StoredEvent> page;
            do {
                long last = target.last(key);
                page = store.read(key.topic(), key.key(), last, PAGE);
                if (!target.take(key, last, page)) {
                    schedule(key, target, 0);
                    return;
                }
            } while (page.size() == PAGE);
        } catch (RuntimeException e) {
            LOG.debug("Events of {} could not be handed on; retrying", key, e);
            schedule(key, target, RETRY_MILLIS);
        }
    }
}
