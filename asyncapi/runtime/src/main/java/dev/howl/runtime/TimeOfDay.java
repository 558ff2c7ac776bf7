package dev.howl.runtime;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.OffsetTime;
import java.time.format.DateTimeFormatter;

/**
 * A time of day with an offset from UTC, such as {@code 10:15:30+01:00} ({@code full-time} of RFC 3339, section 5.6; JSON
 * Schema's format {@code time}). It keeps the text as written, as {@link Timestamp} does. Two times of day are equal if
 * their texts are; they have no order, since that depends on the dates. Immutable.
 */
public final class TimeOfDay {
    private static final String FORMAT = "time";

    private final String text;

    private TimeOfDay(String text) {
        this.text = text;
    }

    /**
     * Reads a time of day.
     *
     * @throws IllegalArgumentException if the text is no {@code full-time} of RFC 3339, or has more than 1,000 characters
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static TimeOfDay parse(String text) {
        return new TimeOfDay(Formats.checked(FORMAT, text));
    }

    /**
     * Returns a time, written with its offset.
     *
     * @throws IllegalArgumentException if the offset has seconds, for which RFC 3339 has no form
     */
    public static TimeOfDay of(OffsetTime time) {
        return parse(DateTimeFormatter.ISO_OFFSET_TIME.format(time));
    }

    /**
     * Returns the time with the offset, in nanoseconds: further digits are cut, and a leap second is the last nanosecond
     * before the minute ends.
     *
     * @throws java.time.DateTimeException if the offset is beyond 18 hours
     */
    public OffsetTime toOffsetTime() {
        FullTime time = FullTime.of(text);
        return OffsetTime.of(time.toLocalTime(), time.toZoneOffset());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TimeOfDay time && time.text.equals(text);
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
