package dev.howl.client.runtime;

import java.time.Duration;
import java.util.concurrent.Executor;

/** The threads and the clock of event loops. Tests substitute simulated time. */
interface Scheduler {
    /** Returns the executor that event loops run on; their tasks never block. */
    Executor executor();

    /** Runs a task once after a delay, unless it is cancelled first. */
    Cancellable schedule(Runnable task, Duration delay);

    /** Returns the time for measuring intervals, in nanoseconds; see {@link System#nanoTime()}. */
    long nanoTime();

    /** A scheduled task. */
    interface Cancellable {
        void cancel();
    }
}
