package dev.howl.app.broadcasts;

import java.time.ZoneId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A parser of the recurrence in a request. */
final class RecurrenceParser {
    private RecurrenceParser() {}

    /**
     * Parses a recurrence. The contract's schema ensures that exactly one of {@code every} and {@code cron} is present.
     *
     * @throws dev.howl.runtime.CodedException {@code schema_violation} with a pointer to the invalid value
     */
    static Recurrence of(@Nullable String every, @Nullable String cron, @Nullable String zone) {
        if (every != null) {
            if (zone != null) {
                throw BroadcastErrors.badValue("zone", "is allowed with 'cron' only");
            }
            return checked("every", () -> FixedRate.parse(every));
        }
        if (cron == null) {
            throw BroadcastErrors.badValue("every", "or 'cron' is required");
        }
        ZoneId zoneId = checked("zone", () -> Cron.zone(zone));
        return checked("cron", () -> Cron.parse(cron, zone, zoneId));
    }

    private static <T> T checked(String property, Supplier<T> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException e) {
            throw BroadcastErrors.badValue(property, String.valueOf(e.getMessage()));
        }
    }
}
