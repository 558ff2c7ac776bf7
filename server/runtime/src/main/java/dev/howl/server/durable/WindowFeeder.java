package dev.howl.server.durable;

import dev.howl.runtime.CodedException;
import dev.howl.server.log.CommitListener;
import dev.howl.server.log.EventStore;
import dev.howl.server.log.StoredEvent;
import dev.howl.server.thread.Worker;
import dev.howl.server.window.Offset;
import dev.howl.server.window.TopicWindows;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The feeder of this process's windows with committed events, in the order of each key's seq. The committing thread
 * adds the next event of a key itself; where threads overtook each other, or the outcome of a commit is unknown, the
 * table is read.
 */
final class WindowFeeder implements CommitListener {
    private static final Logger LOG = LoggerFactory.getLogger(WindowFeeder.class);
    private static final int PAGE = 256;
    private static final long RETRY_MILLIS = 200;

    private final EventStore store;
    private final Map<String, TopicWindows> topics = new ConcurrentHashMap<>();
    /** Keys that are scheduled to be read from the table. */
    private final Set<LogKey> behind = ConcurrentHashMap.newKeySet();
    /** Shared reads of the table by topic. */
    private final Map<String, CatchUp> asked = new ConcurrentHashMap<>();

    private final Worker reader = new Worker("howl-feeder");

    WindowFeeder(EventStore store) {
        this.store = store;
    }

    void add(TopicWindows windows) {
        topics.put(windows.topic(), windows);
        String topic = windows.topic();
        asked.put(topic, new CatchUp(reader, () -> {
            catchUp(topic);
            return CompletableFuture.completedStage(null);
        }));
    }

    /** Fills the windows with the newest events, whatever their age: clients may have been away just as long. */
    void load() {
        topics.values().forEach(windows -> WindowLoader.load(store, windows));
    }

    void stop() {
        reader.stop();
    }

    @Override
    public void committed(List<StoredEvent> events) {
        for (StoredEvent event : events) {
            TopicWindows windows = topics.get(event.topic());
            if (windows != null && !WindowLoader.take(windows, event)) {
                scheduleRead(LogKey.of(event.topic(), event.key()), 0);
            }
        }
    }

    @Override
    public void unsure(String topic, @Nullable String key) {
        if (topics.containsKey(topic)) {
            scheduleRead(LogKey.of(topic, key), 0);
        }
    }

    /** Completes when the windows of a topic hold all events committed before the call, or after a timeout. */
    CompletionStage<Void> caughtUp(String topic) {
        CatchUp catchingUp = asked.get(topic);
        if (catchingUp == null) {
            throw new IllegalArgumentException("topic '" + topic + "' was not opened");
        }
        return catchingUp.ask();
    }

    private void catchUp(String topic) {
        TopicWindows windows = topics.get(topic);
        if (windows == null) {
            return;
        }
        try {
            store.heads(topic).forEach((name, seq) -> {
                LogKey key = new LogKey(topic, name);
                if (windows.head(key.key()).seq() < seq) {
                    read(windows, key);
                }
            });
        } catch (CodedException e) {
            LOG.debug("Events of topic '{}' could not be read; readers catch up later", topic, e);
        }
    }

    private void scheduleRead(LogKey key, long delayMillis) {
        if (behind.add(key)) {
            reader.run(() -> readNow(key), delayMillis);
        }
    }

    private void readNow(LogKey key) {
        behind.remove(key);
        TopicWindows windows = topics.get(key.topic());
        try {
            if (windows != null) {
                read(windows, key);
            }
        } catch (RuntimeException e) {
            LOG.debug("Events of {} could not be read; retrying", key, e);
            scheduleRead(key, RETRY_MILLIS);
        }
    }

    private void read(TopicWindows windows, LogKey key) {
        List<StoredEvent> page;
        do {
            long head = windows.head(key.key()).seq();
            page = store.read(key.topic(), key.key(), head, PAGE);
            for (StoredEvent event : page) {
                if (!WindowLoader.take(windows, event)) {
                    // Events in between were trimmed from the table: continue after the hole, which readers see as a
                    // gap.
                    windows.restart(key.key(), new Offset(windows.epoch(), event.seq() - 1));
                    WindowLoader.take(windows, event);
                }
            }
        } while (page.size() == PAGE);
    }
}
