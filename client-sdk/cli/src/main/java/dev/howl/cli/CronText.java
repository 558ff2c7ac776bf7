package dev.howl.cli;

import java.util.List;

/** The text of a cron expression: five fields, or six if seconds come first, separated by single spaces. */
final class CronText {
    private static final int FIELDS = 5;

    private CronText() {}

    /**
     * Removes superfluous white space. The server checks the fields.
     *
     * @throws IllegalArgumentException if the number of fields is wrong; the message is for users
     */
    static String of(String text) {
        List<String> fields = List.of(text.strip().split("\\s+"));
        if (fields.size() != FIELDS && fields.size() != FIELDS + 1) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a cron expression: expected minute, hour, day of month,"
                            + " month and day of week, such as '0 12 * * MON-FRI', optionally with seconds first");
        }
        return String.join(" ", fields);
    }
}
