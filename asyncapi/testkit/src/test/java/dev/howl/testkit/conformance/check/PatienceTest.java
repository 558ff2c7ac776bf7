package dev.howl.testkit.conformance.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.testkit.conformance.session.Pacer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A server that often does not answer is waited for less, one that is only slow is not. */
class PatienceTest {
    private final Duration full = Duration.ofSeconds(5);
    private final Patience patience = new Patience(full, new Pacer(1, Duration.ofHours(1)));

    @Test
    void shrinksWithEachDisappointmentAndIsRestoredByALateAnswer() {
        assertThat(patience.get()).isEqualTo(full);
        for (int i = 0; i < 20; i++) {
            patience.disappoint();
        }
        assertThat(patience.get()).isLessThan(Duration.ofSeconds(1));
        patience.restore();
        assertThat(patience.get()).isEqualTo(full);
    }
}
