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
 * A cron expression in a time zone. Where the clocks change, hours that are named are meant once: a time that is left
 * out comes at the moment of the change, a time that comes twice is taken the first time. With {@code *} for the hour,
 * every hour that passes counts.
 *
 * @param text minute, hour, day of month, month, day of week, maybe with seconds before them; as it was asked for
 * @param zoneText the zone as it was asked for, {@code null} for UTC
 */
record Cron(String text, @Nullable String zoneText, CronExpression expression, ZoneId zone) implements Recurrence {
    private static final int FIELDS_WITH_SECONDS = 6;
    private static final int HOUR = 2;
    /** So many days before the end of a month that there may be none; the parser takes it all the same. */
    private static final Pattern BEFORE_THE_MONTH = Pattern.compile("L-(3[1-9]|[4-9][0-9]|[0-9]{3,})W?");

    /**
     * Reads a cron expression.
     *
     * @param zone {@code null} for UTC
     * @throws IllegalArgumentException with what is wrong, to follow the property's name
     */
    static Cron parse(String text, @Nullable String zoneText, ZoneId zone) {
        String six = text.split(" ", -1).length == FIELDS_WITH_SECONDS ? text : "0 " + text;
        if (BEFORE_THE_MONTH.matcher(six).find()) {
            throw new IllegalArgumentException("is no cron expression: a month has 31 days at most");
        }
        try {
            return new Cron(text, zoneText, CronExpression.parse(six), zone);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("is no cron expression: " + e.getMessage(), e);
        }
    }

    /**
     * Reads a time zone.
     *
     * @param text {@code null} for UTC
     * @throws IllegalArgumentException with what is wrong, to follow the property's name
     */
    static ZoneId zone(@Nullable String text) {
        try {
            return text == null ? ZoneOffset.UTC : ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("is no time zone; one is called 'Europe/Berlin'", e);
        }
    }

    @Override
    public @Nullable Instant next(Instant start, Instant after) {
        Instant from = Recurrence.later(start, after);
        Instant next = everyHour() ? nextPassing(from) : nextNamed(from);
        return next != null && next.isAfter(from) ? next : null;
    }

    /** Looks for the moment from which on the next tick is beyond the end; ticks are whole seconds. */
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

    /** From one change of the clocks to the next they go like any other. */
    private @Nullable Instant nextPassing(Instant after) {
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

    private @Nullable Instant nextNamed(Instant after) {
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

    /** What the clock shows; for a time that comes again, the end of what comes again. */
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
