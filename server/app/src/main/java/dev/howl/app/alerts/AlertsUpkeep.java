package dev.howl.app.alerts;

import dev.howl.server.thread.Worker;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** The periodic job that reloads the cities and removes old alerts while the server runs. */
final class AlertsUpkeep implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(AlertsUpkeep.class);

    private final Cities cities;
    private final AlertService alerts;
    private final Duration interval;
    private final Worker worker = new Worker("howl-alerts");
    private volatile boolean running;

    AlertsUpkeep(Cities cities, AlertService alerts, Duration interval) {
        this.cities = cities;
        this.alerts = alerts;
        this.interval = interval;
    }

    @Override
    public void start() {
        running = true;
        worker.repeat(this::run, interval.toMillis());
    }

    @Override
    public void stop() {
        running = false;
        worker.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        attempt("Cannot reload the cities; keeping the known ones", cities::reload);
        attempt("Cannot remove old alerts; retrying at the next interval", alerts::removeOld);
    }

    /** Runs a task and logs its failure in one line, so that a failing task does not prevent the other one. */
    private static void attempt(String message, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.warn("{}: {}", message, e.toString());
        }
    }
}
