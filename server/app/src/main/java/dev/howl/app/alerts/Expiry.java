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
 * The requested expiry of an alert: after a duration, at a point in time, or unspecified.
 *
 * @param in duration from now; {@code null} if unspecified
 * @param at point in time; {@code null} if unspecified
 */
record Expiry(@Nullable Duration in, @Nullable Instant at) {
    private static final String IN = "expires_in";
    private static final String AT = "expires_at";
    private static final Duration SHORTEST = Duration.ofMillis(1);

    /** Default and maximum time for which an alert is in force. */
    record Bounds(Duration defaultDuration, Duration maxDuration) {}

    /**
     * Reads the expiry of a request body.
     *
     * @throws dev.howl.runtime.CodedException {@code schema_violation}
     */
    static Expiry of(ObjectNode body) {
        String in = JsonBody.textIfAny(body, IN);
        String at = JsonBody.textIfAny(body, AT);
        if (in != null && at != null) {
            throw JsonBody.violation("use either '" + IN + "' or '" + AT + "', not both", "/" + AT);
        }
        return new Expiry(in == null ? null : duration(in), at == null ? null : moment(at));
    }

    /**
     * Returns the point in time of the expiry.
     *
     * @throws dev.howl.runtime.CodedException {@code schema_violation} if it is not in the future, or too far away
     */
    Instant after(Instant now, Bounds bounds) {
        String property = at == null ? IN : AT;
        Duration left = left(now, bounds);
        if (left.compareTo(SHORTEST) < 0) {
            throw JsonBody.violation("'" + property + "' must be in the future", "/" + property);
        }
        if (left.compareTo(bounds.maxDuration()) > 0) {
            throw JsonBody.violation(
                    "'" + property + "' is too far in the future; an alert can be in force for at most "
                            + bounds.maxDuration(),
                    "/" + property);
        }
        return now.plus(left).truncatedTo(ChronoUnit.MILLIS);
    }

    /** Returns a text form without line breaks; equal expiries have equal texts. */
    String text() {
        return in + " " + at;
    }

    private Duration left(Instant now, Bounds bounds) {
        if (at != null) {
            return Duration.between(now, at);
        }
        return in == null ? bounds.defaultDuration() : in;
    }

    private static Duration duration(String text) {
        try {
            Duration duration = Duration.parse(text);
            // Throws if the milliseconds overflow a long; such a duration could not be compared below.
            return Duration.ofMillis(duration.toMillis());
        } catch (DateTimeException | ArithmeticException e) {
            throw JsonBody.violation("'" + IN + "' must be an ISO 8601 duration such as PT2H", "/" + IN);
        }
    }

    private static Instant moment(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException e) {
            throw JsonBody.violation(
                    "'" + AT + "' must be an RFC 3339 date-time such as 2026-03-14T09:00:00Z", "/" + AT);
        }
    }
}
