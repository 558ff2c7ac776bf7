package dev.howl.app.wisdom;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the wisdom feature, {@code howl.wisdom.*}.
 *
 * @param interval interval at which a quote is published, at least 10 ms
 */
@ConfigurationProperties("howl.wisdom")
record WisdomProperties(@DefaultValue("10s") Duration interval) {
    private static final Duration SHORTEST = Duration.ofMillis(10);

    WisdomProperties {
        if (interval.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("howl.wisdom.interval must be at least 10ms");
        }
    }
}
