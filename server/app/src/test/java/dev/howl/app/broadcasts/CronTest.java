package dev.howl.app.broadcasts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {
    private static final int CASES = 3_000;
    private static final List<String> EXPRESSIONS = List.of(
            "* * * * *",
            "*/7 * * * * *",
            "30 2 * * *",
            "0,30 1-3 * * *",
            "0 */2 * * *",
            "15 * * * SUN",
            "*/20 15 0 * * *",
            "0 0 * * *",
            "59 23 L * *",
            "30 3 29 3 *");
    private static final List<String> ZONES = List.of(
            "UTC", "Europe/Berlin", "America/New_York", "America/Santiago", "Australia/Lord_Howe", "Asia/Kathmandu");

    @Test
    void readsFiveFieldsAsSecondZero() {
        assertThat(ticks("0 12 * * MON-FRI", "Europe/Berlin", "2026-03-14T06:30:00Z", 2))
                .containsExactly("2026-03-16T11:00:00Z", "2026-03-17T11:00:00Z");
    }

    @Test
    void readsTheFirstOfSixFieldsAsSeconds() {
        assertThat(ticks("*/20 * * * * *", null, "2026-03-14T06:30:00Z", 3))
                .containsExactly("2026-03-14T06:30:20Z", "2026-03-14T06:30:40Z", "2026-03-14T06:31:00Z");
    }

    @Test
    void keepsTheTimeOfDayAcrossADaylightSavingChange() {
        assertThat(ticks("0 12 * * *", "Europe/Berlin", "2026-03-28T00:00:00Z", 2))
                .containsExactly("2026-03-28T11:00:00Z", "2026-03-29T10:00:00Z");
        assertThat(ticks("0 12 * * *", "Europe/Berlin", "2026-10-24T00:00:00Z", 2))
                .containsExactly("2026-10-24T10:00:00Z", "2026-10-25T11:00:00Z");
    }

    @Test
    void movesASkippedTimeToTheMomentOfTheChange() {
        assertThat(ticks("30 2 * * *", "Europe/Berlin", "2026-03-28T00:00:00Z", 3))
                .containsExactly("2026-03-28T01:30:00Z", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z");
        assertThat(ticks("0 0 * * *", "America/Santiago", "2026-09-05T12:00:00Z", 2))
                .containsExactly("2026-09-06T04:00:00Z", "2026-09-07T03:00:00Z");
    }

    @Test
    void firesARepeatedTimeOnce() {
        assertThat(ticks("30 2 * * *", "Europe/Berlin", "2026-10-24T12:00:00Z", 2))
                .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
        assertThat(ticks("30 2 * * *", "Europe/Berlin", "2026-10-25T01:10:00Z", 1))
                .containsExactly("2026-10-26T01:30:00Z");
    }

    @Test
    void firesAnHourlyExpressionEveryElapsedHour() {
        assertThat(ticks("0 * * * *", "Europe/Berlin", "2026-10-24T23:30:00Z", 4))
                .containsExactly(
                        "2026-10-25T00:00:00Z", "2026-10-25T01:00:00Z", "2026-10-25T02:00:00Z", "2026-10-25T03:00:00Z");
        assertThat(ticks("0 * * * *", "Europe/Berlin", "2026-03-29T00:30:00Z", 2))
                .containsExactly("2026-03-29T01:00:00Z", "2026-03-29T02:00:00Z");
    }

    @Test
    void firesAnHourlyExpressionTwiceInARepeatedHalfHour() {
        assertThat(ticks("15,45 * * * *", "Australia/Lord_Howe", "2026-04-04T14:20:00Z", 4))
                .containsExactly(
                        "2026-04-04T14:45:00Z", "2026-04-04T15:15:00Z", "2026-04-04T15:45:00Z", "2026-04-04T16:15:00Z");
    }

    @Test
    void aRestrictedDayOfMonthAndDayOfWeekMustBothMatch() {
        assertThat(ticks("0 12 13 * FRI", "UTC", "2026-01-01T00:00:00Z", 3))
                .containsExactly("2026-02-13T12:00:00Z", "2026-03-13T12:00:00Z", "2026-11-13T12:00:00Z");
    }

    @Test
    void hasNoTickBeforeTheStart() {
        Cron noon = cron("0 12 * * *", null);
        Instant start = Instant.parse("2026-03-14T12:00:00Z");
        assertThat(noon.next(start, start.minusSeconds(86_400))).isEqualTo("2026-03-15T12:00:00Z");
        assertThat(noon.last(start, Instant.EPOCH, start.plusSeconds(60))).isNull();
    }

    @Test
    void hasNoTickForADateThatDoesNotExist() {
        Instant now = Instant.parse("2026-03-14T12:00:00Z");
        assertThat(cron("0 12 30 2 *", null).next(now, now)).isNull();
        assertThat(cron("0 * 30 2 *", "Europe/Berlin").next(now, now)).isNull();
        assertThat(cron("0 12 30 2 *", null).last(now, now, now.plusSeconds(86_400)))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "60 12 * * *, is not a valid cron expression",
        "0 12 L-40 * *, is not a valid cron expression",
        "0 12 * * MOON, is not a valid cron expression",
        "0 12 * * * * *, is not a valid cron expression",
        "x, is not a valid cron expression"
    })
    void refusesAnInvalidExpression(String text, String reason) {
        assertThatThrownBy(() -> cron(text, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Howltown", "berlin", "+99:00", "../etc"})
    void refusesAnInvalidZone(String text) {
        assertThatThrownBy(() -> Cron.zone(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("is not a time zone id");
    }

    /** Checks random moments around the daylight saving changes of these zones. */
    @Test
    void nextAndLastAgreeAtRandomMoments() {
        Random random = new Random(1);
        List<Instant> changes = List.of(
                Instant.parse("2026-03-29T01:00:00Z"),
                Instant.parse("2026-10-25T01:00:00Z"),
                Instant.parse("2026-03-08T07:00:00Z"),
                Instant.parse("2026-09-06T04:00:00Z"),
                Instant.parse("2026-10-03T15:30:00Z"),
                Instant.parse("2026-04-04T15:00:00Z"));
        for (int i = 0; i < CASES; i++) {
            Cron cron = cron(oneOf(EXPRESSIONS, random), oneOf(ZONES, random));
            Instant after = oneOf(changes, random).plusMillis(random.nextInt(14_400_000) - 7_200_000);
            Instant upTo = after.plusMillis(random.nextInt(7_200_000));
            Instant next = Objects.requireNonNull(cron.next(Instant.EPOCH, after));
            assertThat(next).isAfter(after);
            assertThat(cron.next(Instant.EPOCH, next.minusNanos(1))).isEqualTo(next);
            Instant between = after.plus(Duration.between(after, next).dividedBy(2));
            assertThat(cron.next(Instant.EPOCH, between)).isEqualTo(next);
            assertThat(cron.last(Instant.EPOCH, after, upTo)).isEqualTo(lastOneByOne(cron, after, upTo));
        }
    }

    private static @Nullable Instant lastOneByOne(Cron cron, Instant after, Instant upTo) {
        Instant last = null;
        Instant tick = cron.next(Instant.EPOCH, after);
        while (tick != null && !tick.isAfter(upTo)) {
            last = tick;
            tick = cron.next(Instant.EPOCH, tick);
        }
        return last;
    }

    private static <T> T oneOf(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    private static Cron cron(String text, @Nullable String zone) {
        return Cron.parse(text, zone, Cron.zone(zone));
    }

    private static List<String> ticks(String text, @Nullable String zone, String from, int count) {
        List<String> ticks = new ArrayList<>();
        Instant last = Instant.parse(from);
        for (int i = 0; i < count && last != null; i++) {
            last = cron(text, zone).next(Instant.EPOCH, last);
            ticks.add(String.valueOf(last));
        }
        return ticks;
    }
}
