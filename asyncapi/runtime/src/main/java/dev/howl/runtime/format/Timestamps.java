package dev.howl.runtime.format;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates, times and durations of RFC 3339. They have none of the limits of {@link java.time}, such as its offsets. */
public final class Timestamps {
    private static final Pattern DATE = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})");
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9]|60)(?:\\.[0-9]++)?"
            + "(?:[Zz]|([+-])([01][0-9]|2[0-3]):([0-5][0-9]))");
    private static final Pattern DURATION = Pattern.compile(
            "P(?=.)(?:[0-9]++W|(?:[0-9]++Y)?(?:[0-9]++M)?(?:[0-9]++D)?"
                    + "(?:T(?=.)(?:[0-9]++H)?(?:[0-9]++M)?(?:[0-9]++S)?)?)",
            Pattern.CASE_INSENSITIVE);
    private static final int DATE_LENGTH = 10;
    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;

    private Timestamps() {}

    /** Returns whether a text is a {@code full-date} (RFC 3339, section 5.6). */
    public static boolean isDate(String text) {
        Matcher date = DATE.matcher(text);
        if (!date.matches()) {
            return false;
        }
        int year = Integer.parseInt(date.group(1));
        int month = Integer.parseInt(date.group(2));
        int day = Integer.parseInt(date.group(3));
        return month >= 1 && month <= DAYS.length && day >= 1 && day <= days(year, month);
    }

    private static int days(int year, int month) {
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return DAYS[month - 1] + (leap && month == 2 ? 1 : 0);
    }

    /**
     * Returns whether a text is a {@code full-time} (RFC 3339, section 5.6). A leap second is the last of a day in UTC
     * (section 5.7).
     */
    public static boolean isTime(String text) {
        Matcher time = TIME.matcher(text);
        return time.matches() && (!time.group(3).equals("60") || minuteInUtc(time) == DAY - 1);
    }

    private static int minuteInUtc(Matcher time) {
        int minute = Integer.parseInt(time.group(1)) * HOUR + Integer.parseInt(time.group(2));
        if (time.group(4) == null) {
            return minute;
        }
        int offset = Integer.parseInt(time.group(5)) * HOUR + Integer.parseInt(time.group(6));
        return Math.floorMod(time.group(4).equals("+") ? minute - offset : minute + offset, DAY);
    }

    /** Returns whether a text is a {@code date-time} (RFC 3339, section 5.6). */
    public static boolean isDateTime(String text) {
        return text.length() > DATE_LENGTH
                && (text.charAt(DATE_LENGTH) == 'T' || text.charAt(DATE_LENGTH) == 't')
                && isDate(text.substring(0, DATE_LENGTH))
                && isTime(text.substring(DATE_LENGTH + 1));
    }

    /** Returns whether a text is a {@code duration} (RFC 3339, appendix A), where units may also be left out between. */
    public static boolean isDuration(String text) {
        return DURATION.matcher(text).matches();
    }
}
