package dev.howl.server.memory;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.runtime.Position;
import dev.howl.runtime.TopicSpec;
import dev.howl.server.Counters;
import dev.howl.server.NotAppendedException;
import dev.howl.server.PublishOptions;
import dev.howl.server.log.AppendConditions;
import dev.howl.server.log.AppendRequest;
import dev.howl.server.log.LogEngine;
import dev.howl.server.log.TopicLog;
import dev.howl.server.revocation.MemoryRevocations;
import dev.howl.server.revocation.RevocationStore;
import dev.howl.server.window.EventFramer;
import dev.howl.server.window.TopicWindows;
import dev.howl.server.window.Windows;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A log engine that keeps all topics in memory. An acknowledged event is in the window; events and epoch end with the
 * process.
 *
 * <p>Counters and fencing tokens may be kept elsewhere. They are updated first and the append follows at once: a crash
 * in between loses an event that was in memory only, and never appends it twice.
 */
public final class MemoryEngine implements LogEngine {
    private final Windows windows;
    private final LongSupplier clock;
    private final AppendConditions conditions;
    private final RevocationStore revocations = new MemoryRevocations();
    private volatile boolean stopped;

    /** @param clock nanoseconds since some fixed moment */
    public MemoryEngine(Windows windows, LongSupplier clock) {
        this(windows, clock, new MemoryConditions());
    }

    /**
     * @param clock nanoseconds since some fixed moment, as {@link System#nanoTime()}
     * @param conditions checks and records the options of appends
     */
    public MemoryEngine(Windows windows, LongSupplier clock, AppendConditions conditions) {
        this.windows = windows;
        this.clock = clock;
        this.conditions = conditions;
    }

    @Override
    public TopicLog open(TopicSpec topic, EventFramer framer) {
        return new MemoryLog(windows.open(topic.name(), framer, Windows.newEpoch(), true));
    }

    @Override
    public Counters counters() {
        return conditions;
    }

    @Override
    public RevocationStore revocations() {
        return revocations;
    }

    @Override
    public void start() {}

    @Override
    public void stop() {
        stopped = true;
    }

    private record InProgress(
            CompletableFuture<Position> position, @Nullable String content) {}

    private final class MemoryLog implements TopicLog {
        private final TopicWindows windows;
        private final DedupeCache dedupe = new DedupeCache(clock);
        /** Appends with a dedupe id whose conditions are still being checked, by id. */
        private final Map<String, InProgress> inProgress = new HashMap<>();

        MemoryLog(TopicWindows windows) {
            this.windows = windows;
        }

        @Override
        public TopicWindows windows() {
            return windows;
        }

        @Override
        public CompletionStage<Position> append(AppendRequest event) {
            if (stopped) {
                return CompletableFuture.failedStage(
                        new CodedException(Codes.UNAVAILABLE, "the server is stopping", null, true));
            }
            if (event.options().equals(PublishOptions.NONE)) {
                return CompletableFuture.completedStage(windows.append(event.key(), event.body()));
            }
            return appendIfAllowed(event);
        }

        /** Serializes appends with options by a lock, which is cheap because they are rare. */
        private synchronized CompletionStage<Position> appendIfAllowed(AppendRequest event) {
            String id = event.options().dedupeId();
            if (id == null) {
                return appendIfPassed(event);
            }
            String content = event.options().content();
            DedupeCache.Seen before = dedupe.find(id);
            if (before != null) {
                return same(before.content(), content, CompletableFuture.completedStage(before.position()));
            }
            InProgress pending = inProgress.get(id);
            if (pending != null) {
                return same(pending.content(), content, pending.position());
            }
            CompletableFuture<Position> appended = appendIfPassed(event).toCompletableFuture();
            if (!appended.isDone()) {
                inProgress.put(id, new InProgress(appended, content));
            }
            return appended;
        }

        /** Returns the earlier result if the content of a dedupe id is the same, or is not to be compared. */
        private CompletionStage<Position> same(
                @Nullable String first, @Nullable String content, CompletionStage<Position> earlier) {
            return content == null || content.equals(first)
                    ? earlier
                    : CompletableFuture.failedStage(
                            new NotAppendedException(NotAppendedException.Reason.OTHER_CONTENT));
        }

        private CompletionStage<Position> appendIfPassed(AppendRequest event) {
            PublishOptions options = event.options();
            CompletionStage<Void> passed = options.once() == null && options.fence() == null
                    ? CompletableFuture.completedStage(null)
                    : conditions.pass(options.once(), options.fence());
            return passed.handle((done, failure) -> finish(event, failure)).thenCompose(appended -> appended);
        }

        private synchronized CompletionStage<Position> finish(AppendRequest event, @Nullable Throwable failure) {
            String id = event.options().dedupeId();
            if (id != null) {
                inProgress.remove(id);
            }
            if (failure != null) {
                return CompletableFuture.failedStage(failure);
            }
            Position position = windows.append(event.key(), event.body());
            if (id != null) {
                dedupe.put(id, position, event.options().content());
            }
            return CompletableFuture.completedStage(position);
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
