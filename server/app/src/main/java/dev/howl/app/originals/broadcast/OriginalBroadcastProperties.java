package dev.howl.app.originals.broadcast;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the broadcast server's wire, {@code howl.originals.broadcast.*}.
 *
 * @param interval time between two scheduled broadcasts, from 100 ms to a day
 */
@ConfigurationProperties("howl.originals.broadcast")
record OriginalBroadcastProperties(@DefaultValue("10s") Duration interval) {
    private static final Duration MIN_INTERVAL = Duration.ofMillis(100);
    private static final Duration MAX_INTERVAL = Duration.ofDays(1);

    OriginalBroadcastProperties {
        if (interval.compareTo(MIN_INTERVAL) < 0 || interval.compareTo(MAX_INTERVAL) > 0) {
            throw new IllegalArgumentException("howl.originals.broadcast.interval must be from 100ms to 1d");
        }
    }
}
