package dev.howl.app.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which requests have been answered with which alert, by their {@code Idempotency-Key}. Its methods run in the thread's
 * transaction where it has one.
 */
final class IdempotencyKeyStore {
    /** How long a request can be repeated. */
    static final Duration KEPT = Duration.ofMinutes(10);

    private static final int PART = 1_000;

    private final JdbcClient database;

    /**
     * What was made of a key.
     *
     * @param fingerprint of the request
     * @param alert the id of the alert that it made
     */
    record Used(String fingerprint, UUID alert) {}

    IdempotencyKeyStore(JdbcClient database) {
        this.database = database;
    }

    /** What became of the key in the last ten minutes. */
    Optional<Used> find(String key, Instant now) {
        return database.sql("SELECT fingerprint, alert_id FROM alert_keys WHERE key_hash = ? AND used_millis >= ?")
                .params(AlertRequest.sha256(key), now.minus(KEPT).toEpochMilli())
                .query((row, number) -> new Used(row.getString(1), UUID.fromString(row.getString(2))))
                .optional();
    }

    /**
     * Notes what becomes of a key.
     *
     * @throws org.springframework.dao.DuplicateKeyException where somebody else uses it at the same time
     */
    void insert(String key, Used used, Instant now) {
        String hash = AlertRequest.sha256(key);
        database.sql("DELETE FROM alert_keys WHERE key_hash = ? AND used_millis < ?")
                .params(hash, now.minus(KEPT).toEpochMilli())
                .update();
        database.sql("INSERT INTO alert_keys (key_hash, fingerprint, alert_id, used_millis) VALUES (?, ?, ?, ?)")
                .params(hash, used.fingerprint(), used.alert().toString(), now.toEpochMilli())
                .update();
    }

    /** Removes what is no longer found, in parts: others go on meanwhile. */
    void removeOld(Instant now) {
        int removed = PART;
        while (removed == PART) {
            removed = database.sql("DELETE FROM alert_keys WHERE used_millis < ? LIMIT " + PART)
                    .param(now.minus(KEPT).toEpochMilli())
                    .update();
        }
    }
}
