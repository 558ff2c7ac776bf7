package dev.howl.app.incidents;

import dev.howl.app.background.BackgroundLoop;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of a {@link DashboardPoller}. */
final class DashboardPollerThread extends BackgroundLoop {
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(DashboardPollerThread.class);

    private final DashboardPoller poller;
    private final String dashboard;
    private final boolean failFast;

    /**
     * Creates the thread without starting it.
     *
     * @param dashboard the dashboard's address, for messages
     * @param failFast whether the server's start fails when the dashboard cannot be read
     */
    DashboardPollerThread(DashboardPoller poller, String dashboard, boolean failFast) {
        super("howl-incidents", PAUSE_AFTER_FAILURE);
        this.poller = poller;
        this.dashboard = dashboard;
        this.failFast = failFast;
    }

    /** @throws DashboardUnreachableException if the server must not start without the dashboard */
    @Override
    public synchronized void start() {
        if (failFast) {
            readOnce();
        }
        super.start();
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

    @Override
    protected Duration round() throws InterruptedException {
        return poller.round(this::wake);
    }
}
