package dev.howl.app.originals.broadcast;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that does one thing after the other, so that what it does needs no lock, and what it sends to a session
 * arrives in that order. Nothing is done any more once it is closed.
 */
final class Turns implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

    private final ScheduledThreadPoolExecutor thread;

    Turns(String name) {
        thread = new ScheduledThreadPoolExecutor(
                1,
                task -> {
                    Thread made = new Thread(task, name);
                    made.setDaemon(true);
                    return made;
                },
                new ThreadPoolExecutor.DiscardPolicy());
        thread.setRemoveOnCancelPolicy(true);
    }

    void run(Runnable action) {
        thread.execute(logged(action));
    }

    <T> CompletionStage<T> ask(Supplier<T> answer) {
        return CompletableFuture.supplyAsync(answer, thread);
    }

    void after(Duration pause, Runnable action) {
        ScheduledFuture<?> unused = thread.schedule(logged(action), pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** For the first time after the interval. */
    ScheduledFuture<?> every(Duration interval, Runnable action) {
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
