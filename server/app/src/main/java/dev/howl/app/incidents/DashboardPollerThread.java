package dev.howl.app.incidents;

import dev.howl.server.thread.Daemons;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Lets a {@link DashboardPoller} go round in a thread of its own, for as long as there are logs. */
final class DashboardPollerThread implements SmartLifecycle {
    private static final Duration AFTER_FAULT = Duration.ofSeconds(5);
    private static final Duration STOP = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(DashboardPollerThread.class);

    private final DashboardPoller poller;
    private final String dashboard;
    private final boolean failFast;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(Daemons.named("howl-incidents"));
    private volatile boolean running;

    /**
     * Does nothing yet.
     *
     * @param dashboard for people
     * @param failFast whether the start fails where the dashboard cannot be read
     */
    DashboardPollerThread(DashboardPoller poller, String dashboard, boolean failFast) {
        this.poller = poller;
        this.dashboard = dashboard;
        this.failFast = failFast;
    }

    /** @throws DashboardUnreachableException where the server is not to start without the dashboard */
    @Override
    public void start() {
        if (failFast) {
            readOnce();
        }
        running = true;
        goRoundAfter(Duration.ZERO);
    }

    private void readOnce() {
        try {
            poller.readOnce();
        } catch (PollFailedException e) {
            LOG.error("The status dashboard at {} cannot be read: {}", dashboard, e.reason());
            throw new DashboardUnreachableException(
                    "the status dashboard at " + dashboard + " cannot be read: " + e.reason()
                            + "; with howl.incidents.fail-fast=false the server starts without it",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DashboardUnreachableException("the start was interrupted", e);
        }
    }

    private void goRoundAfter(Duration pause) {
        try {
            if (running) {
                ScheduledFuture<?> unused = thread.schedule(this::round, pause.toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (RejectedExecutionException e) {
            // The server stops.
        }
    }

    private void round() {
        try {
            goRoundAfter(poller.round());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            LOG.error("A round of polling failed; the next one follows", e);
            goRoundAfter(AFTER_FAULT);
        }
    }

    @Override
    public void stop() {
        running = false;
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("The incidents are still being read or kept");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the logs have been opened; goes on while clients leave. */
    @Override
    public int getPhase() {
        return 0;
    }
}
