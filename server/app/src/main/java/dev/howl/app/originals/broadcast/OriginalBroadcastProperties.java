package dev.howl.app.originals.broadcast;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the broadcast server's wire, {@code howl.originals.broadcast.*}.
 *
 * @param interval time between two scheduled broadcasts, from 100 ms to a day. Default: 10 seconds.
 * @param workers number of workers of the original whose behaviour clients see, from 1 to 1000; it starts none. With 1,
 *     each client has a schedule of its own, which starts when it connects, and {@code send_now} changes nothing about
 *     it. With more, all clients share one schedule, and a client that sent {@code send_now} skips the next broadcast.
 *     Default: 2 with the Redis engine, otherwise 1.
 */
@ConfigurationProperties("howl.originals.broadcast")
record OriginalBroadcastProperties(
        @DefaultValue("10s") Duration interval, @Nullable Integer workers) {
    private static final Duration MIN_INTERVAL = Duration.ofMillis(100);
    private static final Duration MAX_INTERVAL = Duration.ofDays(1);
    private static final int MAX_WORKERS = 1000;

    OriginalBroadcastProperties {
        if (interval.compareTo(MIN_INTERVAL) < 0 || interval.compareTo(MAX_INTERVAL) > 0) {
            throw new IllegalArgumentException("howl.originals.broadcast.interval must be from 100ms to 1d");
        }
        if (workers != null && (workers < 1 || workers > MAX_WORKERS)) {
            throw new IllegalArgumentException("howl.originals.broadcast.workers must be from 1 to " + MAX_WORKERS);
        }
    }

    /**
     * Returns whether all clients share one schedule.
     *
     * @param severalNodes whether the engine is one that several nodes share
     */
    boolean isShared(boolean severalNodes) {
        return workers == null ? severalNodes : workers > 1;
    }
}
