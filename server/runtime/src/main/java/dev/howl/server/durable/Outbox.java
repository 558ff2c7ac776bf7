package dev.howl.server.durable;

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
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands committed events on to every node, each key's in order: what this process commits at once, and every second
 * what it finds in the tables and has not got back, be it that the node which committed it is gone, or that it was lost
 * on its way. Handing an event on twice changes nothing.
 */
final class Outbox implements CommitListener {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final int PAGE = 256;
    private static final long SWEEP_MILLIS = 1_000;
    private static final long AGAIN_MILLIS = 200;
    private static final long LAST_MILLIS = 1_000;

    private final EventStore store;
    private final Map<String, Relay> relays = new ConcurrentHashMap<>();
    private final Map<String, CatchUp> asked = new ConcurrentHashMap<>();
    /** Keys with events that are about to be handed on. */
    private final Set<LogKey> waiting = ConcurrentHashMap.newKeySet();
    /** The number of the last event that is known to have been handed on; confined to the worker. */
    private final Map<LogKey, Long> handedOn = new ConcurrentHashMap<>();

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

    /** What a node's windows have missed is in the tables. */
    Relay.Source source(String topic) {
        return (key, after, before) ->
                store
                        .read(topic, key, after.seq(), (int) Math.min(Integer.MAX_VALUE, before - after.seq() - 1))
                        .stream()
                        .filter(event -> event.seq() < before)
                        .map(event -> new Relay.Stored(event.seq(), event.body()))
                        .toList();
    }

    /** Fills the windows from the tables; nothing has been handed on yet. */
    void load() {
        relays.values().forEach(relay -> WindowLoader.load(store, relay.windows()));
    }

    void start() {
        worker.run(this::sweep, 0);
    }

    /** What has been committed is handed on, if that does not take long; else another node finds it. */
    void stop() {
        worker.stopWithin(LAST_MILLIS);
    }

    @Override
    public void committed(List<StoredEvent> events) {
        events.forEach(event -> handOnSoon(LogKey.of(event.topic(), event.key()), 0));
    }

    @Override
    public void unsure(String topic, @Nullable String key) {
        handOnSoon(LogKey.of(topic, key), 0);
    }

    /** Completes when the windows of a topic hold all that had been committed at the call, or when that takes long. */
    CompletionStage<Void> caughtUp(String topic) {
        CatchUp catchingUp = asked.get(topic);
        if (catchingUp == null) {
            throw notOpened(topic);
        }
        return catchingUp.ask();
    }

    private void handOnSoon(LogKey key, long delayMillis) {
        if (relays.containsKey(key.topic()) && waiting.add(key)) {
            worker.run(
                    () -> {
                        waiting.remove(key);
                        handOn(key);
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
                    // Not what was handed on counts, but what has come back.
                    handedOn.put(key, got);
                    handOn(key);
                }
            });
        } catch (RuntimeException e) {
            LOG.debug("the newest events of topic '{}' could not be looked for", topic, e);
        }
    }

    private void handOn(LogKey key) {
        try {
            List<StoredEvent> page;
            do {
                long last = lastOf(key);
                page = store.read(key.topic(), key.key(), last, PAGE);
                handOn(key, last, page);
            } while (page.size() == PAGE);
        } catch (RuntimeException e) {
            LOG.debug("events of {} could not be handed on", key, e);
            handOnSoon(key, AGAIN_MILLIS);
        }
    }

    /** An event follows the last one, also where those in between were trimmed: readers are told of a gap. */
    private void handOn(LogKey key, long last, List<StoredEvent> page) {
        Relay relay = relay(key.topic());
        String epoch = store.epoch(key.topic());
        long before = last;
        for (StoredEvent event : page) {
            Offset stands = joined(relay.append(key.key(), before, new Offset(epoch, event.seq()), event.body()));
            handedOn.put(key, stands.seq());
            if (stands.seq() < event.seq()) {
                // Those in between first.
                handOnSoon(key, 0);
                return;
            }
            before = event.seq();
        }
    }

    private long lastOf(LogKey key) {
        Long known = handedOn.get(key);
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

    /** The relay answers, or fails, within its own time-out. */
    private static Offset joined(CompletionStage<Offset> answer) {
        try {
            return answer.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
