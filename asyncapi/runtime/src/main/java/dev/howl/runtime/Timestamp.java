package dev.howl.runtime;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * A date and a time with an offset from UTC, such as {@code 2026-11-21T10:15:30+01:00} ({@code date-time} of RFC 3339,
 * section 5.6). It keeps the text as written: leap seconds, offsets up to 23:59, any number of digits in the fraction, and
 * {@code -00:00}, none of which {@link OffsetDateTime} can hold. Its only limit is a length of 1,000 characters.
 *
 * <p>Two timestamps are equal if their texts are, as JSON Schema compares them; compare the results of {@link #toInstant()}
 * to learn whether they are the same point in time. The order is that of the points in time, then that of the texts.
 * Immutable.
 *
 * <pre>{@code
 * Timestamp now = Timestamp.of(clock.instant());
 * Instant sent = message.sentAt().toInstant();
 * }</pre>
 */
public final class Timestamp implements Comparable<Timestamp> {
    private static final String FORMAT = "date-time";
    private static final int DATE_LENGTH = 10;
    private static final int MAX_YEAR = 9999;
    private static final int SECOND_OF_MINUTE = 60;

    private final String text;

    private Timestamp(String text) {
        this.text = text;
    }

    /**
     * Reads a timestamp.
     *
     * @throws IllegalArgumentException if the text is no {@code date-time} of RFC 3339, or has more than 1,000 characters
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Timestamp parse(String text) {
        return new Timestamp(Formats.checked(FORMAT, text));
    }

    /**
     * Returns a point in time, written in UTC.
     *
     * @throws IllegalArgumentException if the year is not between 0 and 9999
     */
    public static Timestamp of(Instant instant) {
        return of(instant.atOffset(ZoneOffset.UTC));
    }

    /**
     * Returns a point in time, written with its offset.
     *
     * @throws IllegalArgumentException if the year is not between 0 and 9999, or the offset has seconds, for which RFC
     *     3339 has no form
     */
    public static Timestamp of(OffsetDateTime time) {
        if (time.getYear() < 0 || time.getYear() > MAX_YEAR) {
            throw new IllegalArgumentException("a timestamp has a year between 0 and 9999, but this one is in " + time);
        }
        return parse(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time));
    }

    /**
     * Returns the point in time in nanoseconds: further digits are cut, and a leap second is the last nanosecond before
     * the minute ends.
     */
    public Instant toInstant() {
        FullTime time = time();
        return date().atTime(time.toLocalTime()).toInstant(ZoneOffset.UTC).minus(time.offset(), ChronoUnit.MINUTES);
    }

    /**
     * Returns the date and the time with the offset, in nanoseconds as {@link #toInstant()}.
     *
     * @throws java.time.DateTimeException if the offset is beyond 18 hours
     */
    public OffsetDateTime toOffsetDateTime() {
        FullTime time = time();
        return OffsetDateTime.of(date(), time.toLocalTime(), time.toZoneOffset());
    }

    private LocalDate date() {
        return LocalDate.parse(text.substring(0, DATE_LENGTH));
    }

    private FullTime time() {
        return FullTime.of(text.substring(DATE_LENGTH + 1));
    }

    @Override
    public int compareTo(Timestamp other) {
        FullTime time = time();
        FullTime otherTime = other.time();
        int order = Long.compare(minute(time), other.minute(otherTime));
        if (order == 0) {
            order = Integer.compare(time.second(), otherTime.second());
        }
        if (order == 0) {
            order = time.fraction().compareTo(otherTime.fraction());
        }
        return order == 0 ? text.compareTo(other.text) : order;
    }

    /** Returns the minutes since 1970 in UTC. A minute with a leap second has 61 seconds, so seconds come second. */
    private long minute(FullTime time) {
        long atOffset = date().atTime(time.hour(), time.minute()).toEpochSecond(ZoneOffset.UTC) / SECOND_OF_MINUTE;
        return atOffset - time.offset();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Timestamp timestamp && timestamp.text.equals(text);
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
