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
    /** Upper bound of the time that an append can take which started before its schedule was cancelled. */
    private static final Duration MAX_APPEND_TIME = Duration.ofMinutes(1);

    private static final Duration RETRY_DELAY = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(BroadcastSchedulerThread.class);

    private final BroadcastScheduler scheduler;
    private final Counters counters;
    private final Set<String> toRemove = ConcurrentHashMap.newKeySet();

    BroadcastSchedulerThread(BroadcastScheduler scheduler, Counters counters) {
        super("howl-broadcasts", RETRY_DELAY);
        this.scheduler = scheduler;
        this.counters = counters;
    }

    /** Removes a counter once no append can still move it. Thread-safe. */
    void removeLater(String counter) {
        toRemove.add(counter);
        runLater(() -> remove(counter), MAX_APPEND_TIME);
    }

    private void remove(String counter) {
        if (toRemove.remove(counter)) {
            counters.remove(counter).whenComplete((removed, failure) -> {
                if (failure != null) {
                    LOG.warn("Cannot remove counter '{}' of a cancelled schedule: {}", counter, failure.toString());
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
            // No other node is appending, and the next leader reads the schedules again.
            toRemove.forEach(this::remove);
        }
    }
}
