package dev.howl.client.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
    private final Backoff backoff =
            new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30), new SplittableRandom(42));

    @ParameterizedTest
    @CsvSource({"1,500", "2,1000", "3,2000", "6,16000", "7,30000", "8,30000", "1000000,30000"})
    void delaysAreUniformBelowABoundThatDoublesUpToTheCap(int attempt, long boundMillis) {
        long[] delays = LongStream.range(0, 20_000)
                .map(i -> backoff.delay(attempt).toNanos() / 1_000)
                .toArray();

        double bound = boundMillis * 1_000.0;
        assertThat(LongStream.of(delays).min().orElseThrow()).isBetween(0L, (long) (bound * 0.01));
        assertThat(LongStream.of(delays).max().orElseThrow()).isBetween((long) (bound * 0.99), (long) bound);
        for (int tenth = 0; tenth < 10; tenth++) {
            double from = bound * tenth / 10;
            long within = LongStream.of(delays)
                    .filter(delay -> delay >= from && delay < from + bound / 10)
                    .count();
            assertThat(within).as("delays in tenth %d", tenth).isBetween(1_800L, 2_200L);
        }
    }

    @Test
    void clientsWaitForDifferentTimes() {
        Backoff other = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30), new SplittableRandom(43));

        assertThat(other.delay(5)).isNotEqualTo(backoff.delay(5));
    }
}
