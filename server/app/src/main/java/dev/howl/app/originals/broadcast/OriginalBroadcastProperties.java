package dev.howl.app.originals.broadcast;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the wire.
 *
 * @param interval from one scheduled broadcast to the next, from 100 ms to a day
 */
@ConfigurationProperties("howl.originals.broadcast")
record OriginalBroadcastProperties(@DefaultValue("10s") Duration interval) {
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofDays(1);

    OriginalBroadcastProperties {
        if (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("howl.originals.broadcast.interval must be from 100ms to 1d");
        }
    }
}
