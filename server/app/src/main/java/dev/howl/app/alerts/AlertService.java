package dev.howl.app.alerts;

import dev.howl.app.contract.Alert;
import dev.howl.app.contract.AlertsSnapshot;
import dev.howl.server.transaction.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A service that publishes alerts and returns those in force. One transaction writes an alert and its event, so a
 * client that subscribes from the position of a snapshot misses no alert and gets none twice. Thread-safe.
 */
final class AlertService {
    private final Transactions transactions;
    private final AlertLog log;
    private final AlertStore store;
    private final IdempotencyKeyStore keys;
    private final InstantSource clock;
    private final Limits limits;

    /**
     * The limits of alerts.
     *
     * @param expiry time for which alerts are in force
     * @param inForce maximum number of alerts in force for one city
     * @param retention time for which an expired alert is kept
     */
    record Limits(Expiry.Bounds expiry, int inForce, Duration retention) {}

    AlertService(Transactions transactions, JdbcClient database, AlertLog log, InstantSource clock, Limits limits) {
        this.transactions = transactions;
        this.log = log;
        this.store = new AlertStore(database);
        this.keys = new IdempotencyKeyStore(database);
        this.clock = clock;
        this.limits = limits;
    }

    /**
     * Publishes an alert.
     *
     * @param key idempotency key: a request repeated with the same key within ten minutes publishes no second alert;
     *     {@code null} for none
     * @return the alert, for a repeated request that of the first; fails with a coded {@code schema_violation} if the
     *     expiry is out of range, {@code conflict} if the key belongs to a different request or the city has too many
     *     alerts, and {@code unavailable}
     */
    CompletionStage<PublishedAlert> publish(AlertRequest request, @Nullable String key) {
        return transactions.later(() -> key == null ? issue(request) : once(request, key));
    }

    /** Returns a snapshot of a city's alerts in force. */
    CompletionStage<AlertsSnapshot> inForce(City city) {
        return transactions.later(() -> transactions.snapshot(
                () -> new AlertsSnapshot(store.inForce(city.key(), clock.instant()), log.head(city.key()))));
    }

    /** Removes alerts and idempotency keys past their retention. Blocks. */
    void removeOld() {
        Instant now = clock.instant();
        store.removeExpired(now.minus(limits.retention()));
        keys.removeOld(now);
    }

    private PublishedAlert issue(AlertRequest request) {
        return transactions.write(() -> issue(request, UUID.randomUUID(), now()));
    }

    private PublishedAlert once(AlertRequest request, String key) {
        try {
            return transactions.write(() -> firstOf(request, key));
        } catch (DuplicateKeyException e) {
            // A concurrent request inserted the same key first; read its result instead.
            return transactions.write(() -> firstOf(request, key));
        }
    }

    private PublishedAlert firstOf(AlertRequest request, String key) {
        Instant now = now();
        Optional<IdempotencyKeyStore.Used> before = keys.find(key, now);
        if (before.isPresent()) {
            if (!before.get().fingerprint().equals(request.fingerprint())) {
                throw AlertErrors.otherRequest();
            }
            return store.get(before.get().alert());
        }
        UUID id = UUID.randomUUID();
        keys.insert(key, new IdempotencyKeyStore.Used(request.fingerprint(), id), now);
        return issue(request, id, now);
    }

    /**
     * Appends first: that locks the row of the city's head, so that concurrent requests cannot exceed the limit
     * together.
     */
    private PublishedAlert issue(AlertRequest request, UUID id, Instant now) {
        Alert alert = request.issued(id, now, request.expiry().after(now, limits.expiry()));
        String city = request.city().toString();
        log.append(city, alert);
        PublishedAlert published = new PublishedAlert(alert, log.head(city));
        if (store.countInForce(city, now) >= limits.inForce()) {
            throw AlertErrors.tooMany(limits.inForce());
        }
        store.insert(published);
        return published;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
