package dev.howl.app.alerts;

import dev.howl.server.thread.Worker;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** From time to time reads the cities again and removes old alerts, as long as the server runs. */
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
        attempt("The cities could not be read; they are what they were", cities::reload);
        attempt("Old alerts could not be removed; they will be later", alerts::removeOld);
    }

    /** A database that is away is told in a line, and keeps neither task from being tried. */
    private static void attempt(String otherwise, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.warn("{}: {}", otherwise, e.toString());
        }
    }
}
