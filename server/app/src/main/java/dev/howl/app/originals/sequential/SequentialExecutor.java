package dev.howl.app.originals.sequential;

import dev.howl.server.thread.DaemonThreads;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An executor with a single thread. Its tasks need no lock, and what they send to a session arrives in their order. It
 * runs no task after {@link #close}.
 */
public final class SequentialExecutor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SequentialExecutor.class);

    private final ScheduledThreadPoolExecutor thread;

    /**
     * Creates the executor.
     *
     * @param name name of its thread
     */
    public SequentialExecutor(String name) {
        thread = new ScheduledThreadPoolExecutor(1, DaemonThreads.named(name), new ThreadPoolExecutor.DiscardPolicy());
        thread.setRemoveOnCancelPolicy(true);
    }

    /** Runs a task after all earlier ones. */
    public void run(Runnable action) {
        thread.execute(logged(action));
    }

    /**
     * Returns a stage that this executor completes only after {@link CompletionStage#whenComplete} has been called. The
     * callback then runs in the same task as the supplier, so no other task comes between the two.
     */
    public <T> CompletionStage<T> ask(Supplier<T> answer) {
        return new CompletableFuture<>() {
            @Override
            public CompletableFuture<T> whenComplete(BiConsumer<? super T, ? super Throwable> action) {
                CompletableFuture<T> done = super.whenComplete(action);
                completeAsync(answer, thread);
                return done;
            }
        };
    }

    /** Runs a task after a delay. */
    public void after(Duration delay, Runnable action) {
        ScheduledFuture<?> unused = thread.schedule(logged(action), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Runs a task periodically, for the first time after the interval. */
    public ScheduledFuture<?> every(Duration interval, Runnable action) {
        return thread.scheduleAtFixedRate(logged(action), interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Catches and logs failures; otherwise a periodic task would stop after the first one. */
    private static Runnable logged(Runnable action) {
        return () -> {
            try {
                action.run();
            } catch (RuntimeException e) {
                LOG.error("A task of a sequential executor failed", e);
            }
        };
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
