package dev.howl.app.alerts;

import dev.howl.server.web.JsonBody;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * When an alert is to expire, as its publisher said it: after a while, at a moment, or not at all.
 *
 * @param in after which while; {@code null} where that was not said
 * @param at at which moment; {@code null} where that was not said
 */
record Expiry(@Nullable Duration in, @Nullable Instant at) {
    private static final String IN = "expires_in";
    private static final String AT = "expires_at";
    private static final Duration SHORTEST = Duration.ofMillis(1);

    /** How long alerts may be in force, and are where nothing is said. */
    record Bounds(Duration usual, Duration longest) {}

    /** @throws dev.howl.runtime.CodedException {@code schema_violation} */
    static Expiry of(ObjectNode body) {
        String in = JsonBody.textIfAny(body, IN);
        String at = JsonBody.textIfAny(body, AT);
        if (in != null && at != null) {
            throw JsonBody.violation("one of '" + IN + "' and '" + AT + "' is enough", "/" + AT);
        }
        return new Expiry(in == null ? null : duration(in), at == null ? null : moment(at));
    }

    /**
     * The moment that is meant.
     *
     * @throws dev.howl.runtime.CodedException {@code schema_violation} where it has passed or is too far away
     */
    Instant after(Instant now, Bounds bounds) {
        String property = at == null ? IN : AT;
        Duration left = left(now, bounds);
        if (left.compareTo(SHORTEST) < 0) {
            throw JsonBody.violation("'" + property + "' names a time that has passed", "/" + property);
        }
        if (left.compareTo(bounds.longest()) > 0) {
            throw JsonBody.violation(
                    "'" + property + "' is too far away: an alert is in force for at most " + bounds.longest(),
                    "/" + property);
        }
        return now.plus(left).truncatedTo(ChronoUnit.MILLIS);
    }

    /** The same for the same expiry, without line breaks. */
    String text() {
        return in + " " + at;
    }

    private Duration left(Instant now, Bounds bounds) {
        if (at != null) {
            return Duration.between(now, at);
        }
        return in == null ? bounds.usual() : in;
    }

    private static Duration duration(String text) {
        try {
            Duration duration = Duration.parse(text);
            // What has no milliseconds in 64 bits cannot be compared either.
            return Duration.ofMillis(duration.toMillis());
        } catch (DateTimeException | ArithmeticException e) {
            throw JsonBody.violation("'" + IN + "' is no ISO 8601 duration, such as PT2H", "/" + IN);
        }
    }

    private static Instant moment(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException e) {
            throw JsonBody.violation("'" + AT + "' is no date-time, such as 2026-03-14T09:00:00Z", "/" + AT);
        }
    }
}
