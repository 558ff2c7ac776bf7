package dev.howl.client.runtime;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An executor that runs its tasks one at a time, in order, on another executor, without a thread of its own.
 *
 * <p>Tasks may throw; the failure is logged. If the other executor rejects work, as a pool with a full queue does,
 * tasks stay queued until it accepts some. Thread-safe.
 */
final class SerialExecutor implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(SerialExecutor.class);
    /** Tasks run in a row before the thread is handed back, so that other users of the executor get a turn. */
    private static final int TASKS_PER_TURN = 64;

    private final Executor executor;
    private final Predicate<Runnable> retryLater;
    private final Queue<Runnable> tasks = new ArrayDeque<>(); // guarded by itself
    private boolean scheduled; // guarded by tasks
    private volatile @Nullable Thread runner;
    private volatile boolean rejected;

    /**
     * @param retryLater runs its argument a while after the executor has rejected it; returns {@code false} if it never
     *     will
     */
    SerialExecutor(Executor executor, Predicate<Runnable> retryLater) {
        this.executor = executor;
        this.retryLater = retryLater;
    }

    @Override
    public void execute(Runnable task) {
        synchronized (tasks) {
            tasks.add(task);
            if (scheduled) {
                return;
            }
            scheduled = true;
        }
        handOver();
    }

    /** Returns whether the caller is a task of this executor. */
    boolean isCurrent() {
        return runner == Thread.currentThread();
    }

    private void handOver() {
        try {
            executor.execute(this::runTurn);
            rejected = false;
        } catch (RejectedExecutionException e) {
            if (!rejected) {
                rejected = true;
                LOG.warn("the executor rejects tasks; listeners are delayed until it accepts them: {}", e.toString());
            }
            if (!retryLater.test(this::handOver)) {
                synchronized (tasks) {
                    scheduled = false;
                }
            }
        }
    }

    private void runTurn() {
        runner = Thread.currentThread();
        for (int i = 0; i < TASKS_PER_TURN; i++) {
            Runnable task = next();
            if (task == null) {
                return;
            }
            run(task);
        }
        runner = null;
        handOver();
    }

    private @Nullable Runnable next() {
        synchronized (tasks) {
            Runnable task = tasks.poll();
            if (task == null) {
                // Inside the lock: once it is released another thread may become the runner.
                runner = null;
                scheduled = false;
            }
            return task;
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (Throwable e) {
            LOG.error("a task of the client failed", e);
        }
    }
}
