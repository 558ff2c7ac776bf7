package dev.howl.app.broadcasts;

import java.time.ZoneId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the rhythm that a client asks for. */
final class RecurrenceParser {
    private RecurrenceParser() {}

    /**
     * The rhythm of a request; the contract has made sure that exactly one of {@code every} and {@code cron} is there.
     *
     * @throws dev.howl.runtime.CodedException {@code schema_violation}, with the place of the wrong value
     */
    static Recurrence of(@Nullable String every, @Nullable String cron, @Nullable String zone) {
        if (every != null) {
            if (zone != null) {
                throw BroadcastErrors.badValue("zone", "goes with 'cron' only");
            }
            return checked("every", () -> FixedRate.parse(every));
        }
        if (cron == null) {
            throw BroadcastErrors.badValue("every", "is missing, as is 'cron'");
        }
        ZoneId where = checked("zone", () -> Cron.zone(zone));
        return checked("cron", () -> Cron.parse(cron, zone, where));
    }

    private static <T> T checked(String property, Supplier<T> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException e) {
            throw BroadcastErrors.badValue(property, String.valueOf(e.getMessage()));
        }
    }
}
