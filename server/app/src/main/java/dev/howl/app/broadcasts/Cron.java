package dev.howl.app.broadcasts;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/**
 * A cron expression in a time zone. At a daylight saving change, an expression with fixed hours fires once: at the
 * moment of the change for a skipped time, and at the first occurrence of a repeated one. With {@code *} as the hour it
 * fires every elapsed hour.
 *
 * @param text requested expression: minute, hour, day of month, month, day of week, optionally preceded by seconds
 * @param zoneText requested time zone; {@code null} for UTC
 */
record Cron(String text, @Nullable String zoneText, CronExpression expression, ZoneId zone) implements Recurrence {
    private static final int FIELDS_WITH_SECONDS = 6;
    private static final int HOUR = 2;
    /** An offset from the last day that no month has; Spring's parser accepts it and then finds no date. */
    private static final Pattern OFFSET_OUT_OF_RANGE = Pattern.compile("L-(3[1-9]|[4-9][0-9]|[0-9]{3,})W?");

    /**
     * Parses a cron expression.
     *
     * @param zone {@code null} for UTC
     * @throws IllegalArgumentException with a message that continues the name of the property
     */
    static Cron parse(String text, @Nullable String zoneText, ZoneId zone) {
        String six = text.split(" ", -1).length == FIELDS_WITH_SECONDS ? text : "0 " + text;
        if (OFFSET_OUT_OF_RANGE.matcher(six).find()) {
            throw new IllegalArgumentException("is not a valid cron expression: a month has at most 31 days");
        }
        try {
            return new Cron(text, zoneText, CronExpression.parse(six), zone);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("is not a valid cron expression: " + e.getMessage(), e);
        }
    }

    /**
     * Parses a time zone id.
     *
     * @param text {@code null} for UTC
     * @throws IllegalArgumentException with a message that continues the name of the property
     */
    static ZoneId zone(@Nullable String text) {
        try {
            return text == null ? ZoneOffset.UTC : ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("is not a time zone id such as 'Europe/Berlin'", e);
        }
    }

    @Override
    public @Nullable Instant next(Instant start, Instant after) {
        Instant from = Recurrence.later(start, after);
        Instant next = everyHour() ? nextByElapsedTime(from) : nextByLocalTime(from);
        return next != null && next.isAfter(from) ? next : null;
    }

    /** Searches by bisection for the last tick up to the end; ticks are whole seconds. */
    @Override
    public @Nullable Instant last(Instant start, Instant after, Instant upTo) {
        Instant low = Recurrence.later(start, after);
        Instant last = next(start, low);
        if (last == null || last.isAfter(upTo)) {
            return null;
        }
        Instant high = upTo;
        while (Duration.between(low, high).compareTo(Duration.ofSeconds(1)) > 0) {
            Instant middle = low.plus(Duration.between(low, high).dividedBy(2));
            Instant next = next(start, middle);
            if (next == null || next.isAfter(upTo)) {
                high = middle;
            } else {
                low = middle;
                last = next;
            }
        }
        return last;
    }

    private boolean everyHour() {
        return expression.toString().split(" ", -1)[HOUR].equals("*");
    }

    /** Returns the next tick by elapsed time; between two offset changes the local clock runs evenly. */
    private @Nullable Instant nextByElapsedTime(Instant after) {
        ZoneRules rules = zone.getRules();
        ZoneOffset offset = rules.getOffset(after);
        ZoneOffsetTransition change = rules.nextTransition(after);
        LocalDateTime next = expression.next(LocalDateTime.ofInstant(after, zone));
        while (next != null && change != null && !next.toInstant(offset).isBefore(change.getInstant())) {
            offset = change.getOffsetAfter();
            next = expression.next(change.getDateTimeAfter().minusNanos(1));
            change = rules.nextTransition(change.getInstant());
        }
        return next == null ? null : next.toInstant(offset);
    }

    private @Nullable Instant nextByLocalTime(Instant after) {
        LocalDateTime from = wallClock(after);
        LocalDateTime next = expression.next(from);
        while (next != null && next.isAfter(from)) {
            Instant tick = moment(next);
            if (tick.isAfter(after)) {
                return tick;
            }
            from = next;
            next = expression.next(from);
        }
        return null;
    }

    /** Returns the local time; in a repeated hour the end of the overlap, so that its ticks do not fire again. */
    private LocalDateTime wallClock(Instant moment) {
        LocalDateTime shown = LocalDateTime.ofInstant(moment, zone);
        ZoneOffsetTransition change = zone.getRules().getTransition(shown);
        return change != null && change.isOverlap() && !moment.isBefore(change.getInstant())
                ? change.getDateTimeBefore().minusNanos(1)
                : shown;
    }

    private Instant moment(LocalDateTime time) {
        ZoneOffsetTransition change = zone.getRules().getTransition(time);
        return change != null && change.isGap()
                ? change.getInstant()
                : ZonedDateTime.ofLocal(time, zone, null).toInstant();
    }
}
