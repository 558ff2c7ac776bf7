package dev.howl.app.originals.sequential;

import dev.howl.server.thread.Daemons;
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
 * One thread that does one thing after the other, so that what it does needs no lock, and what it sends to a session
 * arrives in that order. Nothing is done any more once it is closed.
 */
public final class SequentialExecutor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SequentialExecutor.class);

    private final ScheduledThreadPoolExecutor thread;

    /** @param name of the thread */
    public SequentialExecutor(String name) {
        thread = new ScheduledThreadPoolExecutor(1, Daemons.named(name), new ThreadPoolExecutor.DiscardPolicy());
        thread.setRemoveOnCancelPolicy(true);
    }

    /** Does it when all that came before is done. */
    public void run(Runnable action) {
        thread.execute(logged(action));
    }

    /**
     * An answer whose turn comes once {@link CompletionStage#whenComplete} has been called: what is done with the answer is
     * done in that turn, never in a later one or beside them.
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

    /** Does it once the pause is over. */
    public void after(Duration pause, Runnable action) {
        ScheduledFuture<?> unused = thread.schedule(logged(action), pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** For the first time after the interval. */
    public ScheduledFuture<?> every(Duration interval, Runnable action) {
        return thread.scheduleAtFixedRate(logged(action), interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** What fails once is done again the next time. */
    private static Runnable logged(Runnable action) {
        return () -> {
            try {
                action.run();
            } catch (RuntimeException e) {
                LOG.error("failed", e);
            }
        };
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
