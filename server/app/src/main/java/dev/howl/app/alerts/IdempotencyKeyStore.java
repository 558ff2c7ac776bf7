package dev.howl.app.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The database table of idempotency keys, which maps each key to the alert of its request. Its methods take part in the
 * thread's transaction, if there is one.
 */
final class IdempotencyKeyStore {
    /** Lifetime of a key: the time for which a request can be repeated. */
    static final Duration LIFETIME = Duration.ofMinutes(10);

    private static final int BATCH_SIZE = 1_000;

    private final JdbcClient database;

    /**
     * A used key.
     *
     * @param fingerprint hash of the request
     * @param alert id of the alert that the request published
     */
    record Used(String fingerprint, UUID alert) {}

    IdempotencyKeyStore(JdbcClient database) {
        this.database = database;
    }

    /** Returns the use of a key within its lifetime; empty if the key is unused. */
    Optional<Used> find(String key, Instant now) {
        return database.sql("SELECT fingerprint, alert_id FROM alert_keys WHERE key_hash = ? AND used_millis >= ?")
                .params(AlertRequest.sha256(key), now.minus(LIFETIME).toEpochMilli())
                .query((row, number) -> new Used(row.getString(1), UUID.fromString(row.getString(2))))
                .optional();
    }

    /**
     * Stores the use of a key.
     *
     * @throws org.springframework.dao.DuplicateKeyException if a concurrent transaction stored the same key
     */
    void insert(String key, Used used, Instant now) {
        String hash = AlertRequest.sha256(key);
        database.sql("DELETE FROM alert_keys WHERE key_hash = ? AND used_millis < ?")
                .params(hash, now.minus(LIFETIME).toEpochMilli())
                .update();
        database.sql("INSERT INTO alert_keys (key_hash, fingerprint, alert_id, used_millis) VALUES (?, ?, ?, ?)")
                .params(hash, used.fingerprint(), used.alert().toString(), now.toEpochMilli())
                .update();
    }

    /** Removes keys past their lifetime, in batches, so that other transactions are not blocked for long. */
    void removeOld(Instant now) {
        int removed = BATCH_SIZE;
        while (removed == BATCH_SIZE) {
            removed = database.sql("DELETE FROM alert_keys WHERE used_millis < ? LIMIT " + BATCH_SIZE)
                    .param(now.minus(LIFETIME).toEpochMilli())
                    .update();
        }
    }
}
