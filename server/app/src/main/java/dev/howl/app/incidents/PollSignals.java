package dev.howl.app.incidents;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The signals between the poller of this node and those who use its results: they bring its next poll forward, at most
 * once a second however many they are, and are told when the dashboard's list may have changed. Safe for use by several
 * threads.
 */
final class PollSignals {
    /** Age of a poll above which its result is too old for those who ask. */
    private static final Duration MAX_AGE = Duration.ofSeconds(1);

    private final Duration patience;
    private final LongSupplier nanos;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    /** Brings the next poll forward; {@code null} while this node does not poll. Guarded by this, like the fields below. */
    private @Nullable Runnable wake;

    /** End of the last poll, from the clock; {@code null} before the first. */
    private @Nullable Long ended;

    private boolean polling;
    /** Completed at the end of the present poll, or the next one. */
    private @Nullable CompletableFuture<Void> next;

    /**
     * Creates the signals of a node that does not poll yet.
     *
     * @param patience longest time to wait for a poll
     * @param nanos a monotonic clock, as {@link System#nanoTime()}
     */
    PollSignals(Duration patience, LongSupplier nanos) {
        this.patience = patience;
        this.nanos = nanos;
    }

    /** Adds a listener, which must not block. It is called from any thread. */
    void listen(Runnable listener) {
        listeners.add(listener);
    }

    /** Returns a stage that completes, never exceptionally, when the last poll is recent, or after the longest wait. */
    CompletionStage<Void> recent() {
        Runnable begin = null;
        CompletableFuture<Void> awaited;
        synchronized (this) {
            Runnable waking = wake;
            boolean isRecent = ended != null && nanos.getAsLong() - ended < MAX_AGE.toNanos();
            if (waking == null || (isRecent && !polling)) {
                return CompletableFuture.completedStage(null);
            }
            if (next == null) {
                next = new CompletableFuture<>();
                begin = polling ? null : waking;
            }
            awaited = next;
        }
        if (begin != null) {
            begin.run();
        }
        return awaited.copy().completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Called when a poll begins. */
    synchronized void begin(Runnable waking) {
        wake = waking;
        polling = true;
    }

    /** Called when a poll has ended, whatever its outcome, or when this node does not poll any more. */
    void end(boolean leading) {
        CompletableFuture<Void> awaited;
        synchronized (this) {
            polling = false;
            ended = nanos.getAsLong();
            wake = leading ? wake : null;
            awaited = next;
            next = null;
        }
        if (awaited != null) {
            awaited.complete(null);
        }
    }

    /** Tells the listeners that the dashboard's list may have changed. */
    void changed() {
        listeners.forEach(Runnable::run);
    }
}
