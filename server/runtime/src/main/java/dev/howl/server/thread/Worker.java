package dev.howl.server.thread;

import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that does what it is given, now or later, until it is stopped; made when there is something to do. A task
 * that fails is logged, and the next one follows. Safe for use by several threads.
 */
public final class Worker {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    private final String name;
    private final ScheduledExecutorService thread;

    /** @param name of the thread */
    public Worker(String name) {
        this.name = name;
        this.thread = Executors.newSingleThreadScheduledExecutor(Daemons.named(name));
    }

    /** Does it as soon as what came before is done. */
    public void run(Runnable task) {
        run(task, 0);
    }

    /** Does it after a delay; drops it when the worker has been stopped. */
    @SuppressWarnings("FutureReturnValueIgnored")
    public void run(Runnable task, long delayMillis) {
        try {
            thread.schedule(() -> done(task), delayMillis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("{} has stopped", name, e);
        }
    }

    /** Does it again and again, each time so long after the last. */
    @SuppressWarnings("FutureReturnValueIgnored")
    public void repeat(Runnable task, long everyMillis) {
        thread.scheduleWithFixedDelay(() -> done(task), everyMillis, everyMillis, TimeUnit.MILLISECONDS);
    }

    /** Takes nothing more; what waits for its time is still done, what repeats is not. */
    public void stop() {
        thread.shutdown();
    }

    /** Takes nothing more, and drops what waits. */
    public void abandon() {
        thread.shutdownNow();
    }

    /** Stops, and interrupts what has not ended by then. */
    public void stopWithin(long millis) {
        stop();
        try {
            if (!thread.awaitTermination(millis, TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A schedule ends with the first failure of its task: none gets out. */
    private void done(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            LOG.error("{} could not do what it was given", name, e);
        }
    }
}
