package dev.howl.app.background;

import dev.howl.server.thread.DaemonThreads;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * A job that runs repeatedly on its own daemon thread while the logs are open. Each round returns the delay before the
 * next one. A failed round is logged, and the next one follows. Safe for use by several threads.
 */
public abstract class BackgroundLoop implements SmartLifecycle {
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);

    private final Logger log = LoggerFactory.getLogger(getClass());
    private final String threadName;
    private final Duration pauseAfterFailure;
    private final ScheduledExecutorService thread;
    /** Guarded by this. */
    private @Nullable ScheduledFuture<?> next;

    /** Guarded by this: whether the next round is to follow at once. */
    private boolean woken;

    private volatile boolean running;

    protected BackgroundLoop(String threadName, Duration pauseAfterFailure) {
        this.threadName = threadName;
        this.pauseAfterFailure = pauseAfterFailure;
        this.thread = Executors.newSingleThreadScheduledExecutor(DaemonThreads.named(threadName));
    }

    /**
     * Does what is due now; may block. Called by one thread.
     *
     * @return the time until the next round
     * @throws InterruptedException when the loop is stopped
     */
    protected abstract Duration round() throws InterruptedException;

    /** Runs the next round at once, or directly after the present one. */
    public final synchronized void wake() {
        woken = true;
        scheduleRound(Duration.ZERO);
    }

    /** Runs a task on this loop's thread after a delay; drops it when the loop is not running then. */
    protected final synchronized void runLater(Runnable task, Duration delay) {
        if (running) {
            ScheduledFuture<?> unused = thread.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private synchronized void scheduleRound(Duration pause) {
        if (running) {
            if (next != null) {
                next.cancel(false);
            }
            next = thread.schedule(this::run, woken ? 0 : pause.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void run() {
        synchronized (this) {
            woken = false;
        }
        try {
            scheduleRound(round());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            log.error("A round of {} failed; the next one follows in {}", threadName, pauseAfterFailure, e);
            scheduleRound(pauseAfterFailure);
        }
    }

    @Override
    public void start() {
        synchronized (this) {
            running = true;
            scheduleRound(Duration.ZERO);
        }
    }

    @Override
    public void stop() {
        synchronized (this) {
            running = false;
        }
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("{} has not ended within {}", threadName, STOP_TIMEOUT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public final boolean isRunning() {
        return running;
    }

    /** Starts after the logs have been opened, and continues while sessions are drained. */
    @Override
    public final int getPhase() {
        return 0;
    }
}
