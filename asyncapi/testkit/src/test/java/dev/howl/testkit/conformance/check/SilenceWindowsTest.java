package dev.howl.testkit.conformance.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Tests of {@link SilenceWindows}. */
class SilenceWindowsTest {
    private static final Duration FULL = Duration.ofMillis(200);
    private final SilenceWindows windows = new SilenceWindows();

    @Test
    void waitsForTheFullTimesAtFirst() {
        windows.passedOver("say");
        assertThat(windows.direct("say")).isPositive();
        assertThat(windows.late("say", FULL)).isEqualTo(FULL);
    }

    @Test
    void asksAtOnceAfterTwoMessagesAboutWhichNothingWasTold() {
        windows.passedOver("say");
        windows.passedOver("say");
        assertThat(windows.direct("say")).isZero();
        assertThat(windows.late("say", FULL)).isPositive().isLessThan(FULL);
        assertThat(windows.late("say", Duration.ofMillis(1))).isEqualTo(Duration.ofMillis(1));
        assertThat(windows.direct("shout")).isPositive();
    }

    @Test
    void waitsForTheFullTimesAgainAfterARefusal() {
        windows.passedOver("say");
        windows.passedOver("say");
        windows.told("say");
        assertThat(windows.direct("say")).isPositive();
        assertThat(windows.late("say", FULL)).isEqualTo(FULL);
    }
}
