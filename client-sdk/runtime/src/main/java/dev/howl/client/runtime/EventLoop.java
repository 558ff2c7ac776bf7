package dev.howl.client.runtime;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The serial task queue of one client connection. All mutable state of the connection is read and written by its tasks,
 * one at a time, so that it needs no locks. Tasks never block.
 */
final class EventLoop {
    private final Scheduler scheduler;
    private final SerialExecutor tasks;

    EventLoop(Scheduler scheduler) {
        this.scheduler = scheduler;
        this.tasks = new SerialExecutor(scheduler.executor(), never -> false);
    }

    /** Queues a task. May be called by any thread. */
    void execute(Runnable task) {
        tasks.execute(task);
    }

    /** Returns whether the caller runs on this event loop, and must therefore not wait for it. */
    boolean isCurrent() {
        return tasks.isCurrent();
    }

    /** Runs a task on the event loop after a delay. May be called by any thread. */
    Timer schedule(Duration delay, Runnable task) {
        return new Timer(delay, task);
    }

    /** Cancels a timer, if there is one. Called on the event loop. */
    static void cancel(@Nullable Timer timer) {
        if (timer != null) {
            timer.cancel();
        }
    }

    long nanoTime() {
        return scheduler.nanoTime();
    }

    /** A timer that never fires after {@link #cancel()}, even if it was already due and its task was queued. */
    final class Timer {
        private final Scheduler.Cancellable scheduled;
        private boolean cancelled; // event loop

        private Timer(Duration delay, Runnable task) {
            scheduled = scheduler.schedule(() -> execute(() -> fire(task)), delay);
        }

        private void fire(Runnable task) {
            if (!cancelled) {
                task.run();
            }
        }

        /** Cancels the timer. Called on the event loop. */
        void cancel() {
            cancelled = true;
            scheduled.cancel();
        }
    }
}
