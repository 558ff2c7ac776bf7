package dev.howl.app.alerts;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the alerts.
 *
 * @param expiresIn how long an alert is in force whose publisher does not say; at most {@code maxExpiresIn}
 * @param maxExpiresIn the longest that an alert may be in force, from 1 s to 366 days
 * @param maxInForce how many alerts of a city may be in force at once, from 1 to 1000; all of them are one answer
 * @param retention how long an alert stays in the table after it expired, from 10 min, for which a request can be
 *     repeated, to ten years
 * @param upkeepInterval how often the cities are read again and old alerts removed, from 100 ms to a day
 */
@ConfigurationProperties("howl.alerts")
record AlertsProperties(
        @DefaultValue("24h") Duration expiresIn,
        @DefaultValue("30d") Duration maxExpiresIn,
        @DefaultValue("100") int maxInForce,
        @DefaultValue("24h") Duration retention,
        @DefaultValue("1m") Duration upkeepInterval) {
    private static final int MOST_IN_FORCE = 1_000;

    AlertsProperties {
        between("max-expires-in", maxExpiresIn, Duration.ofSeconds(1), Duration.ofDays(366));
        between("expires-in", expiresIn, Duration.ofSeconds(1), maxExpiresIn);
        between("retention", retention, IdempotencyKeyStore.KEPT, Duration.ofDays(3650));
        between("upkeep-interval", upkeepInterval, Duration.ofMillis(100), Duration.ofDays(1));
        if (maxInForce < 1 || maxInForce > MOST_IN_FORCE) {
            throw new IllegalArgumentException(
                    "howl.alerts.max-in-force is " + maxInForce + "; it must be from 1 to " + MOST_IN_FORCE);
        }
    }

    private static void between(String name, Duration value, Duration min, Duration max) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw new IllegalArgumentException(
                    "howl.alerts." + name + " is " + value + "; it must be from " + min + " to " + max);
        }
    }
}
