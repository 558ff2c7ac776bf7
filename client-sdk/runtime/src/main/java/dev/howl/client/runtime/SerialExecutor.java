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
 * Runs tasks one at a time and in order on another executor, without a thread of its own. Tasks may throw. Where the
 * other executor rejects them, as a pool does whose queue is full, they wait until it accepts some.
 */
final class SerialExecutor implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(SerialExecutor.class);

    /** After so many tasks others get a turn on the thread. */
    private static final int TURN = 64;

    private final Executor executor;
    private final Predicate<Runnable> retry;
    private final Queue<Runnable> tasks = new ArrayDeque<>(); // guarded by itself
    private boolean scheduled; // guarded by tasks
    private volatile @Nullable Thread runner;
    private volatile boolean rejected;

    /** @param retry runs something a while after the executor has rejected it, or says that it never will */
    SerialExecutor(Executor executor, Predicate<Runnable> retry) {
        this.executor = executor;
        this.retry = retry;
    }

    /** Queues a task. */
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

    /** Whether the caller is a task of this executor. */
    boolean isCurrent() {
        return runner == Thread.currentThread();
    }

    private void handOver() {
        try {
            executor.execute(this::turn);
            rejected = false;
        } catch (RejectedExecutionException e) {
            if (!rejected) {
                rejected = true;
                LOG.warn("the executor rejects work; what waits is delayed until it accepts some: {}", e.toString());
            }
            if (!retry.test(this::handOver)) {
                synchronized (tasks) {
                    scheduled = false;
                }
            }
        }
    }

    private void turn() {
        runner = Thread.currentThread();
        for (int i = 0; i < TURN; i++) {
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
                // Before another thread can take over, whose mark this must not wipe out.
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
