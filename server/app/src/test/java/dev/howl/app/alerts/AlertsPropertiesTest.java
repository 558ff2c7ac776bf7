package dev.howl.app.alerts;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AlertsPropertiesTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void namesASettingOutsideItsRange() {
        assertRefused(
                () -> new AlertsProperties(HOUR, Duration.ZERO, 100, HOUR, HOUR),
                "howl.alerts.max-expires-in is PT0S; it must be from PT1S to PT8784H");
        assertRefused(
                () -> new AlertsProperties(HOUR.plusMillis(1), HOUR, 100, HOUR, HOUR),
                "howl.alerts.expires-in is PT1H0.001S; it must be from PT1S to PT1H");
        assertRefused(
                () -> new AlertsProperties(HOUR, HOUR, 0, HOUR, HOUR),
                "howl.alerts.max-in-force is 0; it must be from 1 to 1000");
        assertRefused(
                () -> new AlertsProperties(HOUR, HOUR, 100, Duration.ofMinutes(9), HOUR),
                "howl.alerts.retention is PT9M; it must be from PT10M to PT87600H");
        assertRefused(
                () -> new AlertsProperties(HOUR, HOUR, 100, HOUR, Duration.ofMillis(1)),
                "howl.alerts.upkeep-interval is PT0.001S; it must be from PT0.1S to PT24H");
    }

    private static void assertRefused(ThrowingCallable constructor, String message) {
        assertThatThrownBy(constructor)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
