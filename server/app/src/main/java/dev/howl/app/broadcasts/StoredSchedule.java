package dev.howl.app.broadcasts;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Json;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stored form of a schedule.
 *
 * @param every period; {@code null} with {@code cron}
 * @param cron expression; {@code null} with {@code every}
 * @param zone time zone of the expression; {@code null} for UTC
 * @param startMillis start in milliseconds since 1970
 */
record StoredSchedule(
        String id,
        String message,
        @Nullable String every,
        @Nullable String cron,
        @Nullable String zone,
        long startMillis) {
    private static final Logger LOG = LoggerFactory.getLogger(StoredSchedule.class);

    static StoredSchedule of(Schedule schedule) {
        Recurrence recurrence = schedule.recurrence();
        return new StoredSchedule(
                schedule.id(),
                schedule.message(),
                recurrence instanceof FixedRate rate ? rate.text() : null,
                recurrence instanceof Cron named ? named.text() : null,
                recurrence instanceof Cron named ? named.zoneText() : null,
                schedule.start().toEpochMilli());
    }

    static StoredSchedule parse(String json) {
        return Json.mapper().readValue(json, StoredSchedule.class);
    }

    String json() {
        return Json.mapper().writeValueAsString(this);
    }

    /**
     * Returns the schedule; empty if this server cannot parse its recurrence, such as a time zone that its JVM does not
     * know.
     */
    Optional<Schedule> schedule() {
        try {
            Recurrence recurrence = RecurrenceParser.of(every, cron, zone);
            return Optional.of(new Schedule(id, message, recurrence, Instant.ofEpochMilli(startMillis)));
        } catch (CodedException e) {
            LOG.warn("Ignoring schedule {}: {}", id, e.getMessage());
            return Optional.empty();
        }
    }
}
