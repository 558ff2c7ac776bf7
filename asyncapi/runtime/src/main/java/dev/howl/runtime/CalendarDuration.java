package dev.howl.runtime;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Period;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A duration in units of the calendar and the clock, such as {@code P1Y2M} or {@code P1DT12H} (RFC 3339, appendix A). It
 * keeps the text as written, and has no limit of range but its length of 1,000 characters. A month has no fixed length, so
 * neither {@link Period} nor {@link Duration} can hold every such duration. Two durations are equal if their texts are, as
 * JSON Schema compares them: {@code PT60S} is not {@code PT1M}, and {@code p1d} is not {@code P1D}.
 */
public final class CalendarDuration {
    private static final Pattern UNITS = Pattern.compile(
            "P(?:(?<weeks>[0-9]+)W)?(?:(?<years>[0-9]+)Y)?(?:(?<months>[0-9]+)M)?(?:(?<days>[0-9]+)D)?"
                    + "(?:T(?:(?<hours>[0-9]+)H)?(?:(?<minutes>[0-9]+)M)?(?:(?<seconds>[0-9]+)S)?)?",
            Pattern.CASE_INSENSITIVE);

    private static final BigInteger DAYS_A_WEEK = BigInteger.valueOf(7);
    private static final BigInteger DAY = BigInteger.valueOf(86_400);
    private static final BigInteger HOUR = BigInteger.valueOf(3600);
    private static final BigInteger MINUTE = BigInteger.valueOf(60);
    private static final String FORMAT = "duration";

    private final String text;
    private final Units units;

    private record Units(
            BigInteger years,
            BigInteger months,
            BigInteger weeks,
            BigInteger days,
            BigInteger hours,
            BigInteger minutes,
            BigInteger seconds) {
        private BigInteger allDays() {
            return weeks.multiply(DAYS_A_WEEK).add(days);
        }

        private BigInteger time() {
            return hours.multiply(HOUR).add(minutes.multiply(MINUTE)).add(seconds);
        }
    }

    private CalendarDuration(String text, Units units) {
        this.text = text;
        this.units = units;
    }

    /**
     * Reads a duration.
     *
     * @throws IllegalArgumentException if the text is no duration of RFC 3339, or has more than 1,000 characters
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static CalendarDuration parse(String text) {
        Matcher units = UNITS.matcher(Formats.checked(FORMAT, text));
        if (!units.matches()) {
            throw new IllegalStateException("the format allows a duration without units: " + text);
        }
        return new CalendarDuration(
                text,
                new Units(
                        number(units.group("years")),
                        number(units.group("months")),
                        number(units.group("weeks")),
                        number(units.group("days")),
                        number(units.group("hours")),
                        number(units.group("minutes")),
                        number(units.group("seconds"))));
    }

    private static BigInteger number(@Nullable String digits) {
        return digits == null ? BigInteger.ZERO : new BigInteger(digits);
    }

    /**
     * Returns the duration of a period, which is written in years, months and days.
     *
     * @throws IllegalArgumentException if a unit of the period is negative
     */
    public static CalendarDuration of(Period period) {
        return parse(period.toString());
    }

    /**
     * Returns a duration in hours, minutes and seconds.
     *
     * @throws IllegalArgumentException if the duration is negative or has a fraction of a second, for which RFC 3339 has
     *     no form
     */
    public static CalendarDuration of(Duration duration) {
        return parse(duration.toString());
    }

    /**
     * Returns the years, months and days; a week has seven days.
     *
     * @throws ArithmeticException if there are units of the clock, or a number exceeds an {@code int}
     */
    public Period toPeriod() {
        if (units.time().signum() != 0) {
            throw new ArithmeticException("a period holds no hours, minutes and seconds");
        }
        return Period.of(
                units.years().intValueExact(),
                units.months().intValueExact(),
                units.allDays().intValueExact());
    }

    /**
     * Returns the duration in seconds, where a day has 24 hours.
     *
     * @throws ArithmeticException if there are years or months, or the seconds exceed a {@code long}
     */
    public Duration toDuration() {
        if (units.years().signum() != 0 || units.months().signum() != 0) {
            throw new ArithmeticException("years and months have no fixed length");
        }
        return Duration.ofSeconds(
                units.allDays().multiply(DAY).add(units.time()).longValueExact());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CalendarDuration duration && duration.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Returns the text as written. */
    @JsonValue
    @Override
    public String toString() {
        return text;
    }
}
