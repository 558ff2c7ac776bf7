package dev.howl.app.alerts;

import static dev.howl.app.alerts.AlertFixture.get;
import static dev.howl.app.alerts.AlertFixture.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.app.contract.Alert;
import dev.howl.app.contract.AlertsSnapshot;
import dev.howl.app.contract.Severity;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Position;
import dev.howl.runtime.Timestamp;
import java.time.Duration;
import java.time.Instant;
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
abstract class AlertServiceContract {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private AlertFixture fixture;

    /** Returns an empty database. */
    abstract DataSource database();

    @BeforeEach
    void start() {
        fixture = new AlertFixture(database());
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void readsAnAlertAsItWasPublished() {
        String message = "\uD83C\uDF28 ".repeat(250) + "\u00E4\u0000'\"\\ ".repeat(50);
        AlertRequest request = new AlertRequest(
                fixture.city().uuid(), Severity.EXTREME, message, new Expiry(null, AlertFixture.START.plusSeconds(90)));
        PublishedAlert published = get(fixture.alerts.publish(request, null));
        assertThat(published.alert())
                .isEqualTo(new Alert(
                        published.alert().id(),
                        fixture.city().uuid(),
                        Severity.EXTREME,
                        message,
                        Timestamp.of(AlertFixture.START),
                        Timestamp.of(AlertFixture.START.plusSeconds(90))));
        assertThat(snapshot()).isEqualTo(new AlertsSnapshot(List.of(published.alert()), published.position()));
    }

    @Test
    void dropsAnAlertFromTheSnapshotExactlyAtItsExpiry() {
        fixture.publish("brief", MINUTE, null);
        PublishedAlert last = fixture.publish("long", MINUTE.multipliedBy(2), null);
        at(AlertFixture.START.plus(MINUTE).minusMillis(1));
        assertThat(inForce()).containsExactly("brief", "long");
        at(AlertFixture.START.plus(MINUTE));
        assertThat(inForce()).containsExactly("long");
        assertThat(snapshot().position()).isEqualTo(last.position());
    }

    @Test
    void refusesAnExpiryOutsideItsRangeAndChangesNothing() {
        for (Expiry expiry : List.of(
                in(Duration.ZERO),
                in(MINUTE.negated()),
                in(Duration.ofDays(1).plusMillis(1)),
                new Expiry(null, AlertFixture.START),
                new Expiry(null, Instant.MIN),
                new Expiry(null, Instant.MAX))) {
            assertRefused("schema_violation", () -> get(fixture.alerts.publish(fixture.request("late", expiry), "k")));
        }
        assertThat(inForce()).isEmpty();
        assertThat(fixture.rows("alert_keys")).isZero();
    }

    @Test
    void removesAlertsAfterTheirRetention() {
        fixture.publish("brief", MINUTE, "one");
        fixture.publish("long", Duration.ofHours(5), "two");
        at(AlertFixture.START.plus(MINUTE).plus(AlertFixture.RETENTION));
        fixture.alerts.removeOld();
        assertThat(fixture.rows("alerts")).isEqualTo(2);
        at(AlertFixture.START.plus(MINUTE).plus(AlertFixture.RETENTION).plusMillis(1));
        fixture.alerts.removeOld();
        assertThat(fixture.rows("alerts")).isEqualTo(1);
        assertThat(fixture.rows("alert_keys")).isZero();
        assertThat(inForce()).containsExactly("long");
        assertThat(snapshot().position().seq()).isEqualTo(2);
    }

    @Test
    void remembersAKeyForTenMinutesEvenAfterTheAlertExpired() {
        PublishedAlert first = fixture.publish("once", MINUTE, "key");
        at(AlertFixture.START.plus(IdempotencyKeyStore.LIFETIME));
        assertThat(fixture.publish("once", MINUTE, "key")).isEqualTo(first);
        assertRefused("conflict", () -> fixture.publish("other", MINUTE, "key"));
        assertRefused("conflict", () -> fixture.publish("once", MINUTE.plusMillis(1), "key"));
        at(AlertFixture.START.plus(IdempotencyKeyStore.LIFETIME).plusMillis(1));
        PublishedAlert second = fixture.publish("other", MINUTE, "key");
        assertThat(second.position().seq()).isEqualTo(first.position().seq() + 1);
        assertThat(inForce()).containsExactly("other");
    }

    @Test
    void distinguishesKeysByCase() {
        assertThat(fixture.publish("once", MINUTE, "key")).isNotEqualTo(fixture.publish("once", MINUTE, "KEY"));
        assertThat(snapshot().position().seq()).isEqualTo(2);
    }

    @Test
    void publishesConcurrentRepeatsOfOneRequestOnce() {
        for (int round = 1; round <= 10; round++) {
            String key = "round " + round;
            List<CompletionStage<PublishedAlert>> all =
                    repeated(8, i -> fixture.alerts.publish(fixture.request(key, in(MINUTE)), key));
            assertThat(all.stream().map(AlertFixture::get).distinct()).hasSize(1);
            assertThat(snapshot().position().seq()).isEqualTo(round);
        }
    }

    @Test
    void returnsASnapshotExactlyAtItsPosition() {
        List<CompletionStage<AlertsSnapshot>> snapshots = new ArrayList<>();
        for (int i = 0; i < AlertFixture.MAX_IN_FORCE; i++) {
            AlertRequest request = fixture.request("alert " + i, in(MINUTE));
            CompletionStage<PublishedAlert> published = fixture.alerts.publish(request, null);
            snapshots.add(fixture.alerts.inForce(fixture.city()));
            snapshots.add(fixture.alerts.inForce(fixture.city()));
            snapshots.add(published.thenCompose(done -> fixture.alerts.inForce(fixture.city())));
        }
        assertThat(snapshots.stream().map(AlertFixture::get))
                .hasSize(3 * AlertFixture.MAX_IN_FORCE)
                .allSatisfy(seen ->
                        assertThat(seen.alerts()).hasSize((int) seen.position().seq()));
        assertThat(snapshot().position().seq()).isEqualTo(AlertFixture.MAX_IN_FORCE);
    }

    @Test
    void keepsTheLimitUnderConcurrentRequests() {
        List<CompletionStage<PublishedAlert>> all = repeated(
                AlertFixture.MAX_IN_FORCE + 10,
                i -> fixture.alerts.publish(fixture.request("alert " + i, in(MINUTE)), null));
        long done = all.stream().filter(AlertServiceContract::isDone).count();
        assertThat(done).isEqualTo(AlertFixture.MAX_IN_FORCE);
        assertThat(snapshot().alerts()).hasSize(AlertFixture.MAX_IN_FORCE);
        assertThat(snapshot().position().seq()).isEqualTo(AlertFixture.MAX_IN_FORCE);
        at(AlertFixture.START.plus(MINUTE));
        assertThat(fixture.publish("again", MINUTE, null).position().seq()).isEqualTo(AlertFixture.MAX_IN_FORCE + 1);
    }

    @Test
    void commitsStateAndEventTogetherOrNeither() {
        AlertService failing = fixture.alerts(new AlertLog() {
            @Override
            public void append(String city, Alert alert) {
                // Does nothing: head() then fails the transaction.
            }

            @Override
            public Position head(String city) {
                throw new CodedException("unavailable", "away", null, true);
            }
        });
        assertRefused("unavailable", () -> get(failing.publish(fixture.request("lost", in(MINUTE)), "key")));
        assertThat(fixture.rows("alerts")).isZero();
        assertThat(fixture.rows("alert_keys")).isZero();
        assertThat(snapshot().position().seq()).isZero();
        assertThat(fixture.publish("lost", MINUTE, "key").position().seq()).isEqualTo(1);
    }

    @Test
    void knowsAddedCitiesAfterAReload() {
        UUID uuid = UUID.fromString("99999999-9999-4999-8999-999999999999");
        fixture.database
                .sql("INSERT INTO cities (uuid, name) VALUES (?, 'Z\u00FCrich West')")
                .param(uuid.toString())
                .update();
        fixture.database
                .sql("INSERT INTO cities (uuid, name) VALUES ('none', 'Nowhere')")
                .update();
        assertThat(fixture.cities.contains(uuid.toString())).isFalse();
        fixture.cities.reload();
        assertThat(fixture.cities.contains(uuid.toString())).isTrue();
        assertThat(fixture.cities.find(uuid)).contains(new City(uuid, "Z\u00FCrich West"));
        assertThat(fixture.cities.all()).last().isEqualTo(new City(uuid, "Z\u00FCrich West"));
        assertThat(fixture.city().name()).isEqualTo("Amsterdam");
    }

    private void at(Instant now) {
        fixture.now.set(now);
    }

    private AlertsSnapshot snapshot() {
        return get(fixture.alerts.inForce(fixture.city()));
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
