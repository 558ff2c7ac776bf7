package dev.howl.testkit.mock;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A parser of durations such as {@code 200ms}, {@code 5s}, {@code 1m} and those of ISO 8601. */
final class ShortDuration {
    private static final Pattern SHORT = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
    private static final Duration LONGEST = Duration.ofDays(1);

    private ShortDuration() {}

    /** @throws IllegalArgumentException with a message for users */
    static Duration parse(String text) {
        String small = text.strip().toLowerCase(Locale.ROOT);
        Matcher matcher = SHORT.matcher(small);
        try {
            Duration duration = matcher.matches() ? of(matcher) : Duration.parse(small);
            if (!duration.isNegative() && duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("'" + text + "' is not a duration such as 200ms, 5s or PT5S", e);
        }
        throw new IllegalArgumentException("'" + text + "' is not between 0 and 24h");
    }

    private static Duration of(Matcher matcher) {
        long count = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofHours(count);
        };
    }
}
