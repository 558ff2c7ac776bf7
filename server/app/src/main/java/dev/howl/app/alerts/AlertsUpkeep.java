package dev.howl.app.alerts;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** From time to time reads the cities again and removes old alerts, as long as the server runs. */
final class AlertsUpkeep implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(AlertsUpkeep.class);

    private final Cities cities;
    private final Alerts alerts;
    private final Duration interval;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread made = new Thread(task, "howl-alerts");
        made.setDaemon(true);
        return made;
    });
    private volatile @Nullable ScheduledFuture<?> running;

    AlertsUpkeep(Cities cities, Alerts alerts, Duration interval) {
        this.cities = cities;
        this.alerts = alerts;
        this.interval = interval;
    }

    @Override
    public void start() {
        long millis = interval.toMillis();
        running = thread.scheduleWithFixedDelay(this::run, millis, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = null;
        thread.shutdown();
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    private void run() {
        attempt("The cities could not be read; they are what they were", cities::reload);
        attempt("Old alerts could not be removed; they will be later", alerts::removeOld);
    }

    /** A schedule ends with the first failure of its task: none may get out. */
    private static void attempt(String otherwise, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.warn("{}: {}", otherwise, e.toString());
        }
    }
}
