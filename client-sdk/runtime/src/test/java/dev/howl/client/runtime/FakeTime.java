package dev.howl.client.runtime;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.Executor;

/** A simulated clock and executor. Time passes and tasks run only when told to, in the thread of the test. */
final class FakeTime implements Scheduler {
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final PriorityQueue<Due> timers =
            new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::order));
    private long now;
    private long order;

    private record Due(long at, long order, Runnable task) {}

    @Override
    public Executor executor() {
        return tasks::add;
    }

    @Override
    public Cancellable schedule(Runnable task, Duration delay) {
        Due due = new Due(now + delay.toNanos(), order++, task);
        timers.add(due);
        return () -> timers.remove(due);
    }

    @Override
    public long nanoTime() {
        return now;
    }

    /** Runs all tasks that can run without time passing. */
    void settle() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    /** Lets time pass, timer by timer. */
    void pass(Duration duration) {
        long end = now + duration.toNanos();
        settle();
        while (!timers.isEmpty() && timers.element().at() <= end) {
            Due due = timers.remove();
            now = due.at();
            due.task().run();
            settle();
        }
        now = end;
    }

    boolean isBusy() {
        return !tasks.isEmpty();
    }

    /** Returns the number of scheduled timers. */
    int timers() {
        return timers.size();
    }
}
