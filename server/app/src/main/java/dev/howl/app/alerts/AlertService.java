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
 * What can be done with alerts. An alert and the event that tells of it are written in one transaction: who reads the
 * alerts in force together with the position of the log misses none and gets none twice. Safe for use by several threads.
 */
final class AlertService {
    private final Transactions transactions;
    private final AlertLog log;
    private final AlertStore store;
    private final IdempotencyKeyStore keys;
    private final InstantSource clock;
    private final Limits limits;

    /**
     * What bounds alerts.
     *
     * @param expiry how long they are in force
     * @param inForce how many of a city may be in force
     * @param retention how long they are kept after that
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
     * @param key a request that is repeated with it within ten minutes makes no second alert; or {@code null}
     * @return the alert, also that of the first request; fails with a coded {@code schema_violation} for one that would
     *     have expired, {@code conflict} for a key of another request or where there are too many, {@code unavailable}
     */
    CompletionStage<PublishedAlert> publish(AlertRequest request, @Nullable String key) {
        return transactions.later(() -> key == null ? issue(request) : once(request, key));
    }

    /** The alerts of a city that are in force, with the position that they belong to. */
    CompletionStage<AlertsSnapshot> inForce(City city) {
        return transactions.later(() -> transactions.snapshot(
                () -> new AlertsSnapshot(store.inForce(city.key(), clock.instant()), log.head(city.key()))));
    }

    /** Removes what nobody asks for any more. Blocks. */
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
            // The same request came twice at once, and the other one was faster: that is answered.
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

    /** The append locks the city's row, so that those who publish for one city count one after the other. */
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
