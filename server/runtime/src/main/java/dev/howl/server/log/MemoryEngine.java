package dev.howl.server.log;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.runtime.Position;
import dev.howl.runtime.TopicSpec;
import dev.howl.server.Counters;
import dev.howl.server.NotAppendedException;
import dev.howl.server.PublishOptions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Logs of one process, in memory. An acknowledged event is in the window; it ends with the process, as does the epoch.
 */
public final class MemoryEngine implements LogEngine {
    private final Windows windows;
    private final LongSupplier clock;
    private final MemoryCounters counters = new MemoryCounters();
    private volatile boolean stopped;

    /** @param clock nanoseconds since some fixed moment */
    public MemoryEngine(Windows windows, LongSupplier clock) {
        this.windows = windows;
        this.clock = clock;
    }

    @Override
    public TopicLog open(TopicSpec topic, Framing framing) {
        return new MemoryLog(windows.open(topic.name(), framing, Windows.newEpoch(), true));
    }

    @Override
    public Counters counters() {
        return counters;
    }

    @Override
    public void start() {}

    @Override
    public void stop() {
        stopped = true;
    }

    private final class MemoryLog implements TopicLog {
        private final TopicWindows windows;
        private final Dedupe dedupe = new Dedupe(clock);

        MemoryLog(TopicWindows windows) {
            this.windows = windows;
        }

        @Override
        public TopicWindows windows() {
            return windows;
        }

        @Override
        public CompletionStage<Position> append(Append event) {
            if (stopped) {
                return CompletableFuture.failedStage(
                        new CodedException(Codes.UNAVAILABLE, "the server stops", null, true));
            }
            if (event.options().equals(PublishOptions.NONE)) {
                return CompletableFuture.completedStage(windows.append(event.key(), event.body()));
            }
            try {
                return CompletableFuture.completedStage(appendIfAllowed(event));
            } catch (NotAppendedException e) {
                return CompletableFuture.failedStage(e);
            }
        }

        /** Options are rare: those who use them wait for each other. */
        private synchronized Position appendIfAllowed(Append event) {
            String id = event.options().dedupeId();
            Position before = id == null ? null : dedupe.find(id);
            if (before != null) {
                return before;
            }
            counters.move(event.options().once(), event.options().fence());
            Position position = windows.append(event.key(), event.body());
            if (id != null) {
                dedupe.put(id, position);
            }
            return position;
        }

        @Override
        public Position head(@Nullable String key) {
            return windows.head(key).in(windows.topic(), key);
        }

        @Override
        public CompletionStage<Void> caughtUp() {
            return CompletableFuture.completedStage(null);
        }
    }
}
