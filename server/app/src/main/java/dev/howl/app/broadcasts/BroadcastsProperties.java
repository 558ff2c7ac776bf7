package dev.howl.app.broadcasts;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the broadcasts, {@code howl.broadcasts.*}.
 *
 * @param misfireWindow maximum delay of a scheduled broadcast, from 1 s to a day; a later one is skipped
 * @param maxSchedules maximum number of schedules, from 1 to 10000
 */
@ConfigurationProperties("howl.broadcasts")
record BroadcastsProperties(
        @DefaultValue("1m") Duration misfireWindow,
        @DefaultValue("100") int maxSchedules) {
    /** The maximum length of the list of schedules in the contract. */
    private static final int MAX_SCHEDULES_LIMIT = 10_000;

    BroadcastsProperties {
        if (misfireWindow.compareTo(Duration.ofSeconds(1)) < 0 || misfireWindow.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("howl.broadcasts.misfire-window must be from 1s to 1d");
        }
        if (maxSchedules < 1 || maxSchedules > MAX_SCHEDULES_LIMIT) {
            throw new IllegalArgumentException("howl.broadcasts.max-schedules is " + maxSchedules
                    + "; it must be from 1 to " + MAX_SCHEDULES_LIMIT);
        }
    }
}
