package dev.howl.testkit.mock;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a mock that all its channels share.
 *
 * @param channels returns a channel by its id
 */
record MockEnvironment(
        ScheduledExecutorService scheduler,
        Consumer<MockEvent> log,
        FaultPlan faults,
        Function<String, @Nullable LiveChannel> channels) {

    void later(Duration time, Runnable task) {
        try {
            Future<?> unused = scheduler.schedule(task, time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // The mock is closed.
        }
    }

    void every(Duration interval, Runnable task) {
        long nanos = interval.toNanos();
        Future<?> unused = scheduler.scheduleAtFixedRate(task, nanos, nanos, TimeUnit.NANOSECONDS);
    }
}
