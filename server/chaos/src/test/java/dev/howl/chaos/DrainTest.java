package dev.howl.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.chaos.harness.Rollover;
import dev.howl.chaos.harness.Scale;
import dev.howl.chaos.harness.Tally;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A server is stopped as an operator does. */
class DrainTest {
    private static final int ABNORMAL = 1006;

    private final int clients = Scale.chosen().of(100, 5_000);

    @Test
    void everyClientIsToldToGoAndComesBackWithoutASilentLoss() {
        try (Rollover rollover = new Rollover(List.of("howl.drain.timeout=30s", "howl.drain.spread=2s"), clients)) {
            int exit = rollover.replace();
            Tally.Result result = rollover.settle();
            System.out.println(
                    "chaos: drain of " + clients + " clients, closes " + rollover.closeCodes() + "; " + result);
            assertThat(exit).isZero();
            assertThat(rollover.closeCodes()).doesNotContainKey(ABNORMAL);
            assertThat(rollover.closeCodes().values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(clients);
            assertThat(result.wrong()).isEmpty();
        }
    }
}
