package dev.howl.app.broadcasts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FixedRateTest {
    private static final Instant START = Instant.parse("2026-03-14T06:30:00.125Z");
    private static final int CASES = 20_000;

    @Test
    void countsTicksFromTheStart() {
        FixedRate every = FixedRate.parse("PT10S");
        assertThat(every.next(START, START)).isEqualTo("2026-03-14T06:30:10.125Z");
        assertThat(every.next(START, START.plusMillis(9_999))).isEqualTo("2026-03-14T06:30:10.125Z");
        assertThat(every.next(START, START.plusSeconds(10))).isEqualTo("2026-03-14T06:30:20.125Z");
        assertThat(every.next(START, START.minusSeconds(3_600))).isEqualTo("2026-03-14T06:30:10.125Z");
    }

    @Test
    void doesNotDriftOverAMillionTicks() {
        FixedRate every = FixedRate.parse("PT7S");
        assertThat(every.next(START, START.plusSeconds(7_000_000).minusMillis(1)))
                .isEqualTo(START.plusSeconds(7_000_000));
    }

    @Test
    void hasNoTickAtTheStart() {
        assertThat(FixedRate.parse("PT10S").last(START, START, START.plusMillis(9_999)))
                .isNull();
        assertThat(FixedRate.parse("PT10S").last(START, START.minusSeconds(60), START))
                .isNull();
    }

    @Test
    void returnsTheNewestTickAsLast() {
        FixedRate every = FixedRate.parse("PT10S");
        assertThat(every.last(START, START, START.plusSeconds(35))).isEqualTo(START.plusSeconds(30));
        assertThat(every.last(START, START, START.plusSeconds(30))).isEqualTo(START.plusSeconds(30));
        assertThat(every.last(START, START.plusSeconds(30), START.plusSeconds(39)))
                .isNull();
    }

    @Test
    void nextAndLastAgreeAtRandomMoments() {
        Random random = new Random(1);
        for (int i = 0; i < CASES; i++) {
            FixedRate every = FixedRate.parse("PT" + (1 + random.nextInt(5_000)) + "S");
            Instant after = START.plusMillis(random.nextInt(100_000_000) - 10_000_000);
            Instant upTo = after.plusMillis(random.nextInt(20_000_000));
            Instant next = every.next(START, after);
            assertThat(next).isAfter(after).isAfter(START);
            assertThat(Duration.between(START, next).toMillis() % every.period().toMillis())
                    .isZero();
            assertThat(every.next(START, next.minusNanos(1))).isEqualTo(next);
            assertThat(every.last(START, after, upTo)).isEqualTo(lastOneByOne(every, after, upTo));
        }
    }

    private static @Nullable Instant lastOneByOne(FixedRate every, Instant after, Instant upTo) {
        Instant last = null;
        for (Instant tick = every.next(START, after); !tick.isAfter(upTo); tick = every.next(START, tick)) {
            last = tick;
        }
        return last;
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1S", "PT60S", "P1D", "P366D", "P1DT2H3M4S"})
    void acceptsASecondToAYear(String text) {
        assertThat(FixedRate.parse(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, must be at least 1 second",
        "P0D, must be at least 1 second",
        "P367D, must be at most 366 days",
        "PT9999999999999999S, must be at most 366 days",
        "P99999999999999999999D, is not an ISO 8601 duration in the supported range",
        "PT99999999999999999999999999S, is not an ISO 8601 duration in the supported range"
    })
    void refusesAnyOtherDuration(String text, String reason) {
        assertThatThrownBy(() -> FixedRate.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(reason);
    }
}
