package dev.howl.app.alerts;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the alerts, {@code howl.alerts.*}.
 *
 * @param expiresIn time for which an alert is in force if its request names none, from 1 s to {@code maxExpiresIn}
 * @param maxExpiresIn maximum time for which an alert can be in force, from 1 s to 366 days
 * @param maxInForce maximum number of alerts in force for one city, from 1 to 1000; a snapshot contains all of them
 * @param retention time for which an expired alert stays in the table, from 10 min, the lifetime of an idempotency key,
 *     to ten years
 * @param upkeepInterval interval at which the cities are reloaded and old alerts removed, from 100 ms to a day
 */
@ConfigurationProperties("howl.alerts")
record AlertsProperties(
        @DefaultValue("24h") Duration expiresIn,
        @DefaultValue("30d") Duration maxExpiresIn,
        @DefaultValue("100") int maxInForce,
        @DefaultValue("24h") Duration retention,
        @DefaultValue("1m") Duration upkeepInterval) {
    private static final int MAX_IN_FORCE_LIMIT = 1_000;

    AlertsProperties {
        between("max-expires-in", maxExpiresIn, Duration.ofSeconds(1), Duration.ofDays(366));
        between("expires-in", expiresIn, Duration.ofSeconds(1), maxExpiresIn);
        between("retention", retention, IdempotencyKeyStore.LIFETIME, Duration.ofDays(3650));
        between("upkeep-interval", upkeepInterval, Duration.ofMillis(100), Duration.ofDays(1));
        if (maxInForce < 1 || maxInForce > MAX_IN_FORCE_LIMIT) {
            throw new IllegalArgumentException(
                    "howl.alerts.max-in-force is " + maxInForce + "; it must be from 1 to " + MAX_IN_FORCE_LIMIT);
        }
    }

    private static void between(String name, Duration value, Duration min, Duration max) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw new IllegalArgumentException(
                    "howl.alerts." + name + " is " + value + "; it must be from " + min + " to " + max);
        }
    }
}
