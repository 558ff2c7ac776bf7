package dev.howl.app.broadcasts;

import dev.howl.app.background.BackgroundLoop;
import dev.howl.server.Counters;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of a {@link BroadcastScheduler}. Also removes the counters of cancelled schedules. */
final class BroadcastSchedulerThread extends BackgroundLoop {
    /** No append that was in flight when its schedule was cancelled takes longer. */
    private static final Duration LONGEST_APPEND = Duration.ofMinutes(1);

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(BroadcastSchedulerThread.class);

    private final BroadcastScheduler scheduler;
    private final Counters counters;
    private final Set<String> toRemove = ConcurrentHashMap.newKeySet();

    BroadcastSchedulerThread(BroadcastScheduler scheduler, Counters counters) {
        super("howl-broadcasts", PAUSE_AFTER_FAILURE);
        this.scheduler = scheduler;
        this.counters = counters;
    }

    /** Removes a counter as soon as no append can still move it. Any thread may call it. */
    void removeLater(String counter) {
        toRemove.add(counter);
        runLater(() -> remove(counter), LONGEST_APPEND);
    }

    private void remove(String counter) {
        if (toRemove.remove(counter)) {
            counters.remove(counter).whenComplete((removed, failure) -> {
                if (failure != null) {
                    LOG.warn(
                            "The counter '{}' of a cancelled schedule could not be removed: {}",
                            counter,
                            failure.toString());
                }
            });
        }
    }

    @Override
    protected Duration round() throws InterruptedException {
        return scheduler.round();
    }

    @Override
    public void stop() {
        super.stop();
        if (scheduler.leads()) {
            // No other node is appending, and the next leader reads the schedules anew.
            toRemove.forEach(this::remove);
        }
    }
}
