package dev.howl.client.runtime;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs tasks one at a time and in order on another executor, without a thread of its own. Tasks may throw. */
final class SerialExecutor implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(SerialExecutor.class);

    /** After so many tasks others get a turn on the thread. */
    private static final int TURN = 64;

    private final Executor executor;
    private final Queue<Runnable> tasks = new ArrayDeque<>(); // guarded by itself
    private boolean scheduled; // guarded by tasks
    private volatile @Nullable Thread runner;

    SerialExecutor(Executor executor) {
        this.executor = executor;
    }

    /** Queues a task. Where the executor rejects it, it stays queued for when the executor accepts work again. */
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
        } catch (RejectedExecutionException e) {
            synchronized (tasks) {
                scheduled = false;
            }
            LOG.warn("the executor rejects work; what waits is delayed until it accepts some: {}", e.toString());
        }
    }

    private void turn() {
        runner = Thread.currentThread();
        try {
            for (int i = 0; i < TURN; i++) {
                Runnable task = next();
                if (task == null) {
                    return;
                }
                run(task);
            }
        } finally {
            runner = null;
        }
        handOver();
    }

    private @Nullable Runnable next() {
        synchronized (tasks) {
            Runnable task = tasks.poll();
            scheduled = task != null;
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
