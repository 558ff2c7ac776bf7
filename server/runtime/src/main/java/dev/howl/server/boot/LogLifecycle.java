package dev.howl.server.boot;

import dev.howl.server.log.LogEngine;
import dev.howl.server.log.Windows;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Has the logs ready before anybody connects, and keeps them until everybody has gone. */
final class LogLifecycle implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LogLifecycle.class);
    private static final long EXPIRE_EVERY_SECONDS = 5;

    private final LogEngine engine;
    private final Windows windows;
    private final ScheduledExecutorService housekeeping = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "howl-log");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable ScheduledFuture<?> expiry;
    private volatile boolean running;

    LogLifecycle(Channels channels, LogEngine engine, Windows windows) {
        this.engine = engine;
        this.windows = windows;
        channels.loaded().forEach(channel -> channel.core().open(engine));
    }

    @Override
    public void start() {
        engine.start();
        expiry = housekeeping.scheduleWithFixedDelay(
                this::expire, EXPIRE_EVERY_SECONDS, EXPIRE_EVERY_SECONDS, TimeUnit.SECONDS);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        if (expiry != null) {
            expiry.cancel(false);
        }
        housekeeping.shutdown();
        engine.stop();
    }

    /** A schedule ends with the first failure of its task: none may get out. */
    private void expire() {
        try {
            windows.expire();
        } catch (RuntimeException e) {
            LOG.error("old events could not be let go of", e);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** First to start, last to stop. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE / 2;
    }
}
