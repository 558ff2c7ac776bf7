package dev.howl.runtime;

import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * The parts of a {@code full-time} (RFC 3339, section 5.6), which {@link java.time} cannot hold in full.
 *
 * @param second 60 in a leap second
 * @param fraction the digits of the fraction of a second, without zeros at the end
 * @param offset from UTC in minutes, less than a day
 */
record FullTime(int hour, int minute, int second, String fraction, int offset) {
    private static final int AFTER_SECONDS = 8;
    private static final int OFFSET_LENGTH = 6;
    private static final int HOUR = 60;
    private static final int NANO_DIGITS = 9;
    private static final int MAX_NANO = 999_999_999;
    private static final int LAST_SECOND = 59;

    /** Reads a text that is known to be valid. */
    static FullTime of(String text) {
        boolean utc = Character.toUpperCase(text.charAt(text.length() - 1)) == 'Z';
        int end = text.length() - (utc ? 1 : OFFSET_LENGTH);
        return new FullTime(
                number(text, 0),
                number(text, 3),
                number(text, 6),
                withoutZeros(text.substring(Math.min(AFTER_SECONDS + 1, end), end)),
                utc ? 0 : offset(text, end));
    }

    private static int number(String text, int from) {
        return Integer.parseInt(text, from, from + 2, 10);
    }

    private static int offset(String text, int sign) {
        int minutes = number(text, sign + 1) * HOUR + number(text, sign + 4);
        return text.charAt(sign) == '-' ? -minutes : minutes;
    }

    private static String withoutZeros(String digits) {
        int end = digits.length();
        while (end > 0 && digits.charAt(end - 1) == '0') {
            end--;
        }
        return digits.substring(0, end);
    }

    /** Returns the time at its offset. Digits beyond nanoseconds are cut; a leap second is the end of second 59. */
    LocalTime toLocalTime() {
        return second > LAST_SECOND
                ? LocalTime.of(hour, minute, LAST_SECOND, MAX_NANO)
                : LocalTime.of(hour, minute, second, nanos());
    }

    private int nanos() {
        String known = fraction.length() > NANO_DIGITS ? fraction.substring(0, NANO_DIGITS) : fraction;
        return Integer.parseInt(known + "0".repeat(NANO_DIGITS - known.length()));
    }

    /**
     * Returns the offset.
     *
     * @throws java.time.DateTimeException if it is beyond 18 hours
     */
    ZoneOffset toZoneOffset() {
        return ZoneOffset.ofHoursMinutes(offset / HOUR, offset % HOUR);
    }
}
