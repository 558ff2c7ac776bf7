package dev.howl.app.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PollBackoffTest {
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    @Test
    void doublesTheDelayUpToAMaximumWithJitter() {
        for (int seed = 0; seed < 200; seed++) {
            PollBackoff backoff = new PollBackoff(INTERVAL, new Random(seed));
            assertThat(backoff.afterFailure()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10));
            assertThat(backoff.afterFailure()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(20));
            for (int i = 0; i < 100; i++) {
                assertThat(backoff.afterFailure()).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(30));
            }
            assertThat(PollBackoff.longest(INTERVAL)).isEqualTo(Duration.ofSeconds(30));
        }
    }

    @Test
    void drawsTheDelayAtRandom() {
        Set<Duration> drawn = new HashSet<>();
        for (int seed = 0; seed < 50; seed++) {
            drawn.add(new PollBackoff(INTERVAL, new Random(seed)).afterFailure());
        }
        assertThat(drawn).hasSizeGreaterThan(40);
    }

    @Test
    void returnsToTheIntervalAfterASuccess() {
        PollBackoff backoff = new PollBackoff(INTERVAL, new Random(1));
        backoff.afterFailure();
        backoff.afterFailure();
        assertThat(backoff.afterSuccess()).isEqualTo(INTERVAL);
        assertThat(backoff.afterFailure()).isLessThanOrEqualTo(Duration.ofSeconds(10));
    }
}
