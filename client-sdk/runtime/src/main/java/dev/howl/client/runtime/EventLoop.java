package dev.howl.client.runtime;

import java.time.Duration;

/** The loop of one connection: everything that touches its state runs here, one task at a time. */
final class EventLoop {
    private final Scheduler scheduler;
    private final SerialExecutor tasks;

    EventLoop(Scheduler scheduler) {
        this.scheduler = scheduler;
        this.tasks = new SerialExecutor(scheduler.executor(), never -> false);
    }

    void execute(Runnable task) {
        tasks.execute(task);
    }

    /** Whether the caller runs on this loop, which is never to be waited on. */
    boolean isCurrent() {
        return tasks.isCurrent();
    }

    /** Runs a task on the loop after a delay. */
    Timer schedule(Duration delay, Runnable task) {
        return new Timer(delay, task);
    }

    long nanoTime() {
        return scheduler.nanoTime();
    }

    /** A timer that, once cancelled on the loop, does not fire any more, even if its time has come. */
    final class Timer {
        private final Scheduler.Cancellable scheduled;
        private boolean cancelled; // loop only

        private Timer(Duration delay, Runnable task) {
            scheduled = scheduler.schedule(() -> execute(() -> fire(task)), delay);
        }

        private void fire(Runnable task) {
            if (!cancelled) {
                task.run();
            }
        }

        void cancel() {
            cancelled = true;
            scheduled.cancel();
        }
    }
}
