package dev.howl.app.alerts;

import static dev.howl.app.alerts.Keeping.get;
import static dev.howl.app.alerts.Keeping.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.app.contract.Alert;
import dev.howl.app.contract.AlertsSnapshot;
import dev.howl.app.contract.Severity;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Position;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of the stored alerts, which every supported database must pass. */
abstract class KeptAlerts {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Keeping keeping;

    /** Returns an empty database. */
    abstract DataSource database();

    @BeforeEach
    void start() {
        keeping = new Keeping(database());
    }

    @AfterEach
    void stop() {
        keeping.close();
    }

    @Test
    void readsAnAlertAsItWasPublished() {
        String message = "\uD83C\uDF28 ".repeat(250) + "\u00E4\u0000'\"\\ ".repeat(50);
        AlertRequest request = new AlertRequest(
                keeping.city().uuid(), Severity.EXTREME, message, new Expiry(null, Keeping.START.plusSeconds(90)));
        PublishedAlert published = get(keeping.alerts.publish(request, null));
        assertThat(published.alert())
                .isEqualTo(new Alert(
                        published.alert().id(),
                        keeping.city().uuid(),
                        Severity.EXTREME,
                        message,
                        Keeping.START.atOffset(ZoneOffset.UTC),
                        Keeping.START.plusSeconds(90).atOffset(ZoneOffset.UTC)));
        assertThat(snapshot()).isEqualTo(new AlertsSnapshot(List.of(published.alert()), published.position()));
    }

    @Test
    void dropsAnAlertFromTheSnapshotExactlyAtItsExpiry() {
        keeping.publish("brief", MINUTE, null);
        PublishedAlert last = keeping.publish("long", MINUTE.multipliedBy(2), null);
        at(Keeping.START.plus(MINUTE).minusMillis(1));
        assertThat(inForce()).containsExactly("brief", "long");
        at(Keeping.START.plus(MINUTE));
        assertThat(inForce()).containsExactly("long");
        assertThat(snapshot().position()).isEqualTo(last.position());
    }

    @Test
    void refusesAnExpiryOutsideItsRangeAndChangesNothing() {
        for (Expiry expiry : List.of(
                in(Duration.ZERO),
                in(MINUTE.negated()),
                in(Duration.ofDays(1).plusMillis(1)),
                new Expiry(null, Keeping.START),
                new Expiry(null, Instant.MIN),
                new Expiry(null, Instant.MAX))) {
            assertRefused("schema_violation", () -> get(keeping.alerts.publish(keeping.request("late", expiry), "k")));
        }
        assertThat(inForce()).isEmpty();
        assertThat(keeping.rows("alert_keys")).isZero();
    }

    @Test
    void removesAlertsAfterTheirRetention() {
        keeping.publish("brief", MINUTE, "one");
        keeping.publish("long", Duration.ofHours(5), "two");
        at(Keeping.START.plus(MINUTE).plus(Keeping.RETENTION));
        keeping.alerts.removeOld();
        assertThat(keeping.rows("alerts")).isEqualTo(2);
        at(Keeping.START.plus(MINUTE).plus(Keeping.RETENTION).plusMillis(1));
        keeping.alerts.removeOld();
        assertThat(keeping.rows("alerts")).isEqualTo(1);
        assertThat(keeping.rows("alert_keys")).isZero();
        assertThat(inForce()).containsExactly("long");
        assertThat(snapshot().position().seq()).isEqualTo(2);
    }

    @Test
    void remembersAKeyForTenMinutesEvenAfterTheAlertExpired() {
        PublishedAlert first = keeping.publish("once", MINUTE, "key");
        at(Keeping.START.plus(PublishedKeys.KEPT));
        assertThat(keeping.publish("once", MINUTE, "key")).isEqualTo(first);
        assertRefused("conflict", () -> keeping.publish("other", MINUTE, "key"));
        assertRefused("conflict", () -> keeping.publish("once", MINUTE.plusMillis(1), "key"));
        at(Keeping.START.plus(PublishedKeys.KEPT).plusMillis(1));
        PublishedAlert second = keeping.publish("other", MINUTE, "key");
        assertThat(second.position().seq()).isEqualTo(first.position().seq() + 1);
        assertThat(inForce()).containsExactly("other");
    }

    @Test
    void distinguishesKeysByCase() {
        assertThat(keeping.publish("once", MINUTE, "key")).isNotEqualTo(keeping.publish("once", MINUTE, "KEY"));
        assertThat(snapshot().position().seq()).isEqualTo(2);
    }

    @Test
    void publishesConcurrentRepeatsOfOneRequestOnce() {
        for (int round = 1; round <= 10; round++) {
            String key = "round " + round;
            List<CompletionStage<PublishedAlert>> all =
                    repeated(8, i -> keeping.alerts.publish(keeping.request(key, in(MINUTE)), key));
            assertThat(all.stream().map(Keeping::get).distinct()).hasSize(1);
            assertThat(snapshot().position().seq()).isEqualTo(round);
        }
    }

    @Test
    void returnsASnapshotExactlyAtItsPosition() {
        List<CompletionStage<AlertsSnapshot>> snapshots = new ArrayList<>();
        for (int i = 0; i < Keeping.MAX_IN_FORCE; i++) {
            AlertRequest request = keeping.request("alert " + i, in(MINUTE));
            CompletionStage<PublishedAlert> published = keeping.alerts.publish(request, null);
            snapshots.add(keeping.alerts.inForce(keeping.city()));
            snapshots.add(keeping.alerts.inForce(keeping.city()));
            snapshots.add(published.thenCompose(done -> keeping.alerts.inForce(keeping.city())));
        }
        assertThat(snapshots.stream().map(Keeping::get))
                .hasSize(3 * Keeping.MAX_IN_FORCE)
                .allSatisfy(seen ->
                        assertThat(seen.alerts()).hasSize((int) seen.position().seq()));
        assertThat(snapshot().position().seq()).isEqualTo(Keeping.MAX_IN_FORCE);
    }

    @Test
    void keepsTheLimitUnderConcurrentRequests() {
        List<CompletionStage<PublishedAlert>> all = repeated(
                Keeping.MAX_IN_FORCE + 10,
                i -> keeping.alerts.publish(keeping.request("alert " + i, in(MINUTE)), null));
        long done = all.stream().filter(KeptAlerts::isDone).count();
        assertThat(done).isEqualTo(Keeping.MAX_IN_FORCE);
        assertThat(snapshot().alerts()).hasSize(Keeping.MAX_IN_FORCE);
        assertThat(snapshot().position().seq()).isEqualTo(Keeping.MAX_IN_FORCE);
        at(Keeping.START.plus(MINUTE));
        assertThat(keeping.publish("again", MINUTE, null).position().seq()).isEqualTo(Keeping.MAX_IN_FORCE + 1);
    }

    @Test
    void commitsStateAndEventTogetherOrNeither() {
        Alerts failing = keeping.alerts(new AlertLog() {
            @Override
            public void append(String city, Alert alert) {
                // Does nothing: head() then fails the transaction.
            }

            @Override
            public Position head(String city) {
                throw new CodedException("unavailable", "away", null, true);
            }
        });
        assertRefused("unavailable", () -> get(failing.publish(keeping.request("lost", in(MINUTE)), "key")));
        assertThat(keeping.rows("alerts")).isZero();
        assertThat(keeping.rows("alert_keys")).isZero();
        assertThat(snapshot().position().seq()).isZero();
        assertThat(keeping.publish("lost", MINUTE, "key").position().seq()).isEqualTo(1);
    }

    @Test
    void knowsAddedCitiesAfterAReload() {
        UUID uuid = UUID.fromString("99999999-9999-4999-8999-999999999999");
        keeping.database
                .sql("INSERT INTO cities (uuid, name) VALUES (?, 'Z\u00FCrich West')")
                .param(uuid.toString())
                .update();
        keeping.database
                .sql("INSERT INTO cities (uuid, name) VALUES ('none', 'Nowhere')")
                .update();
        assertThat(keeping.cities.contains(uuid.toString())).isFalse();
        keeping.cities.reload();
        assertThat(keeping.cities.contains(uuid.toString())).isTrue();
        assertThat(keeping.cities.find(uuid)).contains(new City(uuid, "Z\u00FCrich West"));
        assertThat(keeping.cities.all()).last().isEqualTo(new City(uuid, "Z\u00FCrich West"));
        assertThat(keeping.city().name()).isEqualTo("Amsterdam");
    }

    private void at(Instant now) {
        keeping.now.set(now);
    }

    private AlertsSnapshot snapshot() {
        return get(keeping.alerts.inForce(keeping.city()));
    }

    private Stream<String> inForce() {
        return snapshot().alerts().stream().map(Alert::message);
    }

    private interface Indexed<T> {
        T at(int index);
    }

    private static <T> List<T> repeated(int times, Indexed<T> task) {
        return IntStream.range(0, times).mapToObj(task::at).toList();
    }

    private static boolean isDone(CompletionStage<PublishedAlert> stage) {
        CompletableFuture<Boolean> done = stage.toCompletableFuture()
                .thenApply(alert -> true)
                .exceptionally(failure -> {
                    assertThat(failure).cause().isInstanceOfSatisfying(CodedException.class, refused -> assertThat(
                                    refused.code())
                            .isEqualTo("conflict"));
                    return false;
                });
        return get(done);
    }

    private static void assertRefused(String code, ThrowingCallable call) {
        assertThatThrownBy(call).cause().isInstanceOfSatisfying(CodedException.class, refused -> assertThat(
                        refused.code())
                .isEqualTo(code));
    }
}
