package dev.howl.server.durable;

import dev.howl.runtime.Futures;
import dev.howl.server.log.CommitListener;
import dev.howl.server.log.EventStore;
import dev.howl.server.log.Relay;
import dev.howl.server.log.StoredEvent;
import dev.howl.server.thread.Worker;
import dev.howl.server.window.Offset;
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
 * The relay of committed events to every node, in the order of each key's seq.
 *
 * <p>Events committed by this process are relayed at once. Every second the outbox also relays events in the tables
 * that have not arrived in this node's windows: the node that committed them may have stopped, or they may have been
 * lost on the way. Relaying an event twice has no effect.
 */
final class Outbox implements CommitListener {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final int PAGE = 256;
    private static final long SWEEP_MILLIS = 1_000;
    private static final long RETRY_MILLIS = 200;
    private static final long STOP_MILLIS = 1_000;

    private final EventStore store;
    private final Map<String, Relay> relays = new ConcurrentHashMap<>();
    private final Map<String, CatchUp> asked = new ConcurrentHashMap<>();
    /** Keys that are scheduled for a relay. */
    private final Set<LogKey> waiting = ConcurrentHashMap.newKeySet();
    /** The seq of the last event relayed, by key. Confined to the worker. */
    private final Map<LogKey, Long> relayed = new ConcurrentHashMap<>();

    private final Worker worker = new Worker("howl-outbox");

    Outbox(EventStore store) {
        this.store = store;
    }

    void add(String topic, Relay relay) {
        relays.put(topic, relay);
        asked.put(topic, new CatchUp(worker, () -> {
            sweep(topic, relay);
            return relay.caughtUp();
        }));
    }

    /** Returns a source that reads events a node's windows have missed from the tables. */
    Relay.Source source(String topic) {
        return (key, after, before) ->
                store
                        .read(topic, key, after.seq(), (int) Math.min(Integer.MAX_VALUE, before - after.seq() - 1))
                        .stream()
                        .filter(event -> event.seq() < before)
                        .map(event -> new Relay.Stored(event.seq(), event.body()))
                        .toList();
    }

    /** Fills the windows from the tables, before anything is relayed. */
    void load() {
        relays.values().forEach(relay -> WindowLoader.load(store, relay.windows()));
    }

    void start() {
        worker.run(this::sweep, 0);
    }

    /** Stops, after relaying committed events for up to a second. Another node relays the rest. */
    void stop() {
        worker.stopWithin(STOP_MILLIS);
    }

    @Override
    public void committed(List<StoredEvent> events) {
        events.forEach(event -> scheduleRelay(LogKey.of(event.topic(), event.key()), 0));
    }

    @Override
    public void unsure(String topic, @Nullable String key) {
        scheduleRelay(LogKey.of(topic, key), 0);
    }

    /** Completes when the windows of a topic hold all events committed before the call, or after a timeout. */
    CompletionStage<Void> caughtUp(String topic) {
        CatchUp catchingUp = asked.get(topic);
        if (catchingUp == null) {
            throw notOpened(topic);
        }
        return catchingUp.ask();
    }

    private void scheduleRelay(LogKey key, long delayMillis) {
        if (relays.containsKey(key.topic()) && waiting.add(key)) {
            worker.run(
                    () -> {
                        waiting.remove(key);
                        relay(key);
                    },
                    delayMillis);
        }
    }

    private void sweep() {
        relays.forEach(this::sweep);
        worker.run(this::sweep, SWEEP_MILLIS);
    }

    private void sweep(String topic, Relay relay) {
        try {
            TopicWindows windows = relay.windows();
            store.heads(topic).forEach((name, seq) -> {
                LogKey key = new LogKey(topic, name);
                long got = windows.head(key.key()).seq();
                if (got < seq) {
                    // Resume from the last event read back from the stream, not from the last one sent.
                    relayed.put(key, got);
                    relay(key);
                }
            });
        } catch (RuntimeException e) {
            LOG.debug("Sweep of topic '{}' failed; the next one retries", topic, e);
        }
    }

    private void relay(LogKey key) {
        try {
            List<StoredEvent> page;
            do {
                long last = lastOf(key);
                page = store.read(key.topic(), key.key(), last, PAGE);
                relay(key, last, page);
            } while (page.size() == PAGE);
        } catch (RuntimeException e) {
            LOG.debug("Relay of {} failed; retrying", key, e);
            scheduleRelay(key, RETRY_MILLIS);
        }
    }

    /**
     * Relays a page of events, each after the one before. A hole, where events were trimmed from the table, becomes a
     * gap for readers.
     */
    private void relay(LogKey key, long last, List<StoredEvent> page) {
        Relay relay = relay(key.topic());
        String epoch = store.epoch(key.topic());
        long before = last;
        for (StoredEvent event : page) {
            // The relay completes within its own timeout.
            Offset head = Futures.join(relay.append(key.key(), before, new Offset(epoch, event.seq()), event.body()));
            relayed.put(key, head.seq());
            if (head.seq() < event.seq()) {
                // Events in between are missing at the destination: continue after its head.
                scheduleRelay(key, 0);
                return;
            }
            before = event.seq();
        }
    }

    private long lastOf(LogKey key) {
        Long known = relayed.get(key);
        return known != null
                ? known
                : relay(key.topic()).windows().head(key.key()).seq();
    }

    private Relay relay(String topic) {
        Relay relay = relays.get(topic);
        if (relay == null) {
            throw notOpened(topic);
        }
        return relay;
    }

    private static IllegalArgumentException notOpened(String topic) {
        return new IllegalArgumentException("topic '" + topic + "' was not opened");
    }
}
