package dev.howl.app.broadcasts;

import dev.howl.server.Counters;
import dev.howl.server.thread.Daemons;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Lets {@link BroadcastScheduler} go round in a thread of its own, for as long as there are logs. */
final class BroadcastSchedulerThread implements SmartLifecycle {
    /** No append that was under way when a schedule was cancelled takes longer. */
    private static final Duration LONGEST_APPEND = Duration.ofMinutes(1);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration STOP = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(BroadcastSchedulerThread.class);

    private final BroadcastScheduler scheduler;
    private final Counters counters;
    private final Set<String> toForget = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(Daemons.named("howl-broadcasts"));
    private @Nullable ScheduledFuture<?> next;
    private boolean looking;
    private boolean running;

    BroadcastSchedulerThread(BroadcastScheduler scheduler, Counters counters) {
        this.scheduler = scheduler;
        this.counters = counters;
    }

    /** Has the schedules looked at anew, at once. Any thread may call it. */
    synchronized void look() {
        looking = true;
        goRoundAfter(Duration.ZERO);
    }

    /** Lets go of a counter as soon as no append can want to move it. Any thread may call it. */
    synchronized void forgetLater(String counter) {
        toForget.add(counter);
        if (running) {
            ScheduledFuture<?> unused =
                    thread.schedule(() -> forget(counter), LONGEST_APPEND.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void forget(String counter) {
        if (toForget.remove(counter)) {
            counters.remove(counter).whenComplete((removed, failure) -> {
                if (failure != null) {
                    LOG.warn("The counter '{}' of a cancelled schedule stays: {}", counter, failure.toString());
                }
            });
        }
    }

    private synchronized void goRoundAfter(Duration pause) {
        if (running) {
            if (next != null) {
                next.cancel(false);
            }
            next = thread.schedule(
                    this::round, (looking ? Duration.ZERO : pause).toMillis() + 1, TimeUnit.MILLISECONDS);
        }
    }

    private void round() {
        synchronized (this) {
            looking = false;
        }
        try {
            goRoundAfter(scheduler.round());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            LOG.error("Scheduled broadcasts are not sent for now", e);
            goRoundAfter(AFTER_FAILURE);
        }
    }

    @Override
    public synchronized void start() {
        running = true;
        goRoundAfter(Duration.ZERO);
    }

    @Override
    public void stop() {
        synchronized (this) {
            running = false;
        }
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("A scheduled broadcast is still being sent");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (scheduler.leads()) {
            // Nobody else is sending, and who leads next reads the schedules anew.
            toForget.forEach(this::forget);
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }

    /** After the logs have been opened; goes on while clients leave. */
    @Override
    public int getPhase() {
        return 0;
    }
}
