package dev.howl.server.durable;

import dev.howl.server.log.CommitListener;
import dev.howl.server.log.EventStore;
import dev.howl.server.log.StoredEvent;
import dev.howl.server.window.Offset;
import dev.howl.server.window.TopicWindows;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The feeder of this process's windows with committed events, in the order of each key's seq. The committing thread
 * adds the next event of a key itself; where threads overtook each other, or the outcome of a commit is unknown, the
 * pump reads the table.
 */
final class WindowFeeder implements CommitListener {
    private final EventPump pump;
    private final Map<String, TopicWindows> topics = new ConcurrentHashMap<>();

    private record WindowTarget(TopicWindows windows) implements EventPump.Target {

        @Override
        public long last(LogKey key) {
            return windows.head(key.key()).seq();
        }

        @Override
        public boolean take(LogKey key, long last, List<StoredEvent> page) {
            for (StoredEvent event : page) {
                if (!WindowLoader.take(windows, event)) {
                    // Events in between were trimmed from the table: continue after the hole, which readers see as a
                    // gap.
                    windows.restart(key.key(), new Offset(windows.epoch(), event.seq() - 1));
                    WindowLoader.take(windows, event);
                }
            }
            return true;
        }

        @Override
        public CompletionStage<Void> arrived() {
            return CompletableFuture.completedStage(null);
        }
    }

    WindowFeeder(EventStore store) {
        this.pump = new EventPump(store, "howl-feeder");
    }

    void add(TopicWindows windows) {
        topics.put(windows.topic(), windows);
        pump.add(new WindowTarget(windows));
    }

    /** Fills the windows from the tables. */
    void load() {
        pump.load();
    }

    void stop() {
        pump.stop();
    }

    @Override
    public void committed(List<StoredEvent> events) {
        for (StoredEvent event : events) {
            TopicWindows windows = topics.get(event.topic());
            if (windows != null && !WindowLoader.take(windows, event)) {
                pump.schedule(event.topic(), event.key());
            }
        }
    }

    @Override
    public void unsure(String topic, @Nullable String key) {
        pump.schedule(topic, key);
    }

    /** Completes when the windows of a topic hold all events committed before the call, or after a timeout. */
    CompletionStage<Void> caughtUp(String topic) {
        return pump.caughtUp(topic);
    }
}
