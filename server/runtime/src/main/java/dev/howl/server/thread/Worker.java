package dev.howl.server.thread;

import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A single thread for immediate, delayed and repeated tasks, created with the first task. A task that fails is logged
 * and does not affect the next ones. Safe for use by several threads.
 */
public final class Worker {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    private final String name;
    private final ScheduledExecutorService thread;

    /** @param name name of the thread */
    public Worker(String name) {
        this.name = name;
        this.thread = Executors.newSingleThreadScheduledExecutor(DaemonThreads.named(name));
    }

    /** Runs a task after those submitted before. */
    public void run(Runnable task) {
        run(task, 0);
    }

    /** Runs a task after a delay; drops it if the worker has been stopped. */
    @SuppressWarnings("FutureReturnValueIgnored")
    public void run(Runnable task, long delayMillis) {
        try {
            thread.schedule(() -> runLogged(task), delayMillis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("Worker {} has stopped; a task is dropped", name, e);
        }
    }

    /** Runs a task repeatedly, with a fixed delay between two runs. */
    @SuppressWarnings("FutureReturnValueIgnored")
    public void repeat(Runnable task, long everyMillis) {
        thread.scheduleWithFixedDelay(() -> runLogged(task), everyMillis, everyMillis, TimeUnit.MILLISECONDS);
    }

    /** Rejects new tasks. Submitted and delayed tasks still run, repeated ones end. */
    public void stop() {
        thread.shutdown();
    }

    /** Rejects new tasks and drops those that wait. */
    public void abandon() {
        thread.shutdownNow();
    }

    /** Stops, and interrupts tasks that have not ended after a time. Blocks for that long. */
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

    /** Runs a task and logs its failure: a failure that escapes would end the schedule of a repeated task. */
    private void runLogged(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            LOG.error("A task of worker {} failed", name, e);
        }
    }
}
