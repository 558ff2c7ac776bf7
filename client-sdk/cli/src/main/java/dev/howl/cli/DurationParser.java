package dev.howl.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parser of durations, in the short form {@code 2h}, {@code 1h30m}, {@code 3d} or in ISO 8601. */
final class DurationParser {
    /** As the contract has it, so that a duration is sent as it was written. */
    private static final Pattern ISO =
            Pattern.compile("P(?=[0-9T])([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?");

    private static final Pattern SHORT = Pattern.compile("(\\d+d)?((\\d+h)?(\\d+m)?(\\d+s)?)");

    private DurationParser() {}

    /**
     * Returns a duration in the form of the contract: ISO 8601 with whole days, hours, minutes and seconds.
     *
     * @throws IllegalArgumentException with a message for users
     */
    static String iso(String text) {
        String capital = text.strip().toUpperCase(Locale.ROOT);
        if (ISO.matcher(capital).matches()) {
            return capital;
        }
        Duration duration = parse(text);
        if (duration.toNanosPart() != 0) {
            throw new IllegalArgumentException("'" + text + "' has a fraction of a second");
        }
        return duration.toString();
    }

    /**
     * Parses a duration of at least one second.
     *
     * @throws IllegalArgumentException with a message for users
     */
    static Duration parse(String text) {
        String small = text.strip().toLowerCase(Locale.ROOT);
        Matcher matcher = SHORT.matcher(small);
        String iso = matcher.matches() ? iso(matcher) : small;
        try {
            Duration duration = Duration.parse(iso);
            if (duration.compareTo(Duration.ofSeconds(1)) >= 0) {
                return duration;
            }
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("'" + text + "' is not a duration such as 2h, 90m or PT2H", e);
        }
        throw new IllegalArgumentException("'" + text + "' is less than one second");
    }

    private static String iso(Matcher matcher) {
        String days = matcher.group(1) == null ? "" : matcher.group(1);
        String time = matcher.group(2);
        return "P" + days + (time.isEmpty() ? "" : "T" + time);
    }
}
