package dev.howl.app.broadcasts;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the broadcasts.
 *
 * @param misfireWindow how late a scheduled broadcast may be sent; what is later is left out. From 1 s to a day
 * @param maxSchedules how many schedules there may be at once, from 1 to 10000
 */
@ConfigurationProperties("howl.broadcasts")
record BroadcastsProperties(
        @DefaultValue("1m") Duration misfireWindow,
        @DefaultValue("100") int maxSchedules) {
    /** As many as the contract lets an answer list. */
    private static final int MOST_SCHEDULES = 10_000;

    BroadcastsProperties {
        if (misfireWindow.compareTo(Duration.ofSeconds(1)) < 0 || misfireWindow.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("howl.broadcasts.misfire-window must be from 1s to 1d");
        }
        if (maxSchedules < 1 || maxSchedules > MOST_SCHEDULES) {
            throw new IllegalArgumentException(
                    "howl.broadcasts.max-schedules is " + maxSchedules + "; it must be from 1 to " + MOST_SCHEDULES);
        }
    }
}
