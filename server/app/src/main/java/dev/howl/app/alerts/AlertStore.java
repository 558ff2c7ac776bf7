package dev.howl.app.alerts;

import dev.howl.app.contract.Alert;
import dev.howl.app.contract.Severity;
import dev.howl.runtime.Json;
import dev.howl.runtime.Position;
import dev.howl.runtime.Timestamp;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database table of alerts. Its methods take part in the thread's transaction, if there is one. */
final class AlertStore {
    private static final String SELECT =
            "SELECT id, city_uuid, severity, message, issued_millis, expires_millis, event_epoch, event_seq FROM alerts";
    private static final int BATCH_SIZE = 1_000;

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

    /** Returns the alerts of a city that have not expired, oldest first. */
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

    /**
     * Removes alerts that expired before a point in time, in batches, so that other transactions are not blocked for
     * long.
     */
    void removeExpired(Instant before) {
        int removed = BATCH_SIZE;
        while (removed == BATCH_SIZE) {
            removed = database.sql("DELETE FROM alerts WHERE expires_millis < ? LIMIT " + BATCH_SIZE)
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

    /** Accepts unknown values, too: a newer server on the same database may have written them. */
    private static Severity severity(String text) {
        return Json.mapper().convertValue(text, Severity.class);
    }

    private static Timestamp time(long millis) {
        return Timestamp.of(Instant.ofEpochMilli(millis));
    }

    private static long millis(@Nullable Timestamp time) {
        return Objects.requireNonNull(time, "an alert of this server always has an expiry")
                .toInstant()
                .toEpochMilli();
    }
}
