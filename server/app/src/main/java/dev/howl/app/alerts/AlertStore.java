package dev.howl.app.alerts;

import dev.howl.app.contract.Alert;
import dev.howl.app.contract.Severity;
import dev.howl.runtime.Json;
import dev.howl.runtime.Position;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of alerts. Its methods run in the thread's transaction where it has one. */
final class AlertStore {
    private static final String SELECT =
            "SELECT id, city_uuid, severity, message, issued_millis, expires_millis, event_epoch, event_seq FROM alerts";
    private static final int PART = 1_000;

    private final JdbcClient database;

    AlertStore(JdbcClient database) {
        this.database = database;
    }

    void insert(PublishedAlert published) {
        Alert alert = published.alert();
        database.sql("INSERT INTO alerts (id, city_uuid, severity, message, issued_millis, expires_millis,"
                        + " event_epoch, event_seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                .param(alert.id().toString())
                .param(alert.city().toString())
                .param(alert.severity().value())
                .param(alert.message())
                .param(millis(alert.issuedAt()))
                .param(millis(alert.expiresAt()))
                .param(published.position().epoch())
                .param(published.position().seq())
                .update();
    }

    PublishedAlert get(UUID id) {
        return database.sql(SELECT + " WHERE id = ?")
                .param(id.toString())
                .query((row, number) -> published(row))
                .single();
    }

    /** What has been issued for a city and has not expired, the oldest first. */
    List<Alert> inForce(String city, Instant now) {
        return database.sql(SELECT + " WHERE city_uuid = ? AND expires_millis > ? ORDER BY issued_millis, event_seq")
                .params(city, now.toEpochMilli())
                .query((row, number) -> published(row).alert())
                .list();
    }

    int countInForce(String city, Instant now) {
        return database.sql("SELECT COUNT(*) FROM alerts WHERE city_uuid = ? AND expires_millis > ?")
                .params(city, now.toEpochMilli())
                .query(Integer.class)
                .single();
    }

    /** Removes those that expired before a moment, in parts: others go on meanwhile. */
    void removeExpired(Instant before) {
        int removed = PART;
        while (removed == PART) {
            removed = database.sql("DELETE FROM alerts WHERE expires_millis < ? LIMIT " + PART)
                    .param(before.toEpochMilli())
                    .update();
        }
    }

    private static PublishedAlert published(ResultSet row) throws SQLException {
        Alert alert = new Alert(
                UUID.fromString(row.getString(1)),
                UUID.fromString(row.getString(2)),
                severity(row.getString(3)),
                row.getString(4),
                time(row.getLong(5)),
                time(row.getLong(6)));
        return new PublishedAlert(alert, new Position("alerts", row.getString(2), row.getString(7), row.getLong(8)));
    }

    /** Also one that a newer server of the same database knows. */
    private static Severity severity(String text) {
        return Json.mapper().convertValue(text, Severity.class);
    }

    private static OffsetDateTime time(long millis) {
        return Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC);
    }

    private static long millis(@Nullable OffsetDateTime time) {
        return Objects.requireNonNull(time, "every alert expires").toInstant().toEpochMilli();
    }
}
