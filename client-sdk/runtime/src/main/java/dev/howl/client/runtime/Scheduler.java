package dev.howl.client.runtime;

import java.time.Duration;
import java.util.concurrent.Executor;

/** Where loops run and what time is: the seam that tests put their own clock into. */
interface Scheduler {

    /** Runs the tasks of loops; they never block. */
    Executor executor();

    /** Runs a task once after a delay, unless cancelled before. */
    Cancellable schedule(Runnable task, Duration delay);

    /** Time for measuring; see {@link System#nanoTime()}. */
    long nanoTime();

    /** A task that waits for its time. */
    interface Cancellable {
        void cancel();
    }
}
