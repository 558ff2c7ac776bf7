package dev.howl.app.alerts;

import dev.howl.app.contract.Alert;
import dev.howl.app.contract.Severity;
import dev.howl.runtime.Json;
import dev.howl.runtime.Position;
import dev.howl.server.PublishOptions;
import dev.howl.server.durable.JdbcEventStore;
import dev.howl.server.log.AppendRequest;
import dev.howl.server.transaction.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A fixture of {@link AlertService} on a database with the event tables, and a clock that the test sets. */
final class AlertFixture implements AutoCloseable {
    static final Duration RETENTION = Duration.ofHours(1);
    static final Duration DEFAULT_LIFETIME = Duration.ofMinutes(30);
    static final int MAX_IN_FORCE = 20;
    static final Instant START = Instant.parse("2026-03-14T06:30:00.125Z");

    final AtomicReference<Instant> now = new AtomicReference<>(START);
    final JdbcClient database;
    final Cities cities;
    final AlertService alerts;
    private final Transactions transactions;
    private final JdbcEventStore events;

    AlertFixture(DataSource source) {
        Flyway.configure().dataSource(source).load().migrate();
        database = JdbcClient.create(source);
        cities = new Cities(database);
        transactions = new Transactions(source);
        events = new JdbcEventStore(
                source, new JdbcEventStore.Options(RETENTION, Duration.ofSeconds(20), 1_000), now::get);
        events.open("alerts");
        events.start();
        alerts = alerts(new Log());
    }

    /** An {@link AlertLog} on the event tables, which does what the topic's publisher does. */
    private final class Log implements AlertLog {
        @Override
        public void append(String city, Alert alert) {
            events.append(
                    "alerts", new AppendRequest(city, Json.mapper().writeValueAsBytes(alert), PublishOptions.NONE));
        }

        @Override
        public Position head(String city) {
            return new Position("alerts", city, events.epoch("alerts"), events.head("alerts", city));
        }
    }

    /** Returns alerts on the same database with another log. */
    AlertService alerts(AlertLog log) {
        return new AlertService(
                transactions,
                database,
                log,
                now::get,
                new AlertService.Limits(
                        new Expiry.Bounds(DEFAULT_LIFETIME, Duration.ofDays(1)), MAX_IN_FORCE, RETENTION));
    }

    City city() {
        return cities.all().get(0);
    }

    AlertRequest request(String message, Expiry expiry) {
        return new AlertRequest(city().uuid(), Severity.MINOR, message, expiry);
    }

    static Expiry in(Duration duration) {
        return new Expiry(duration, null);
    }

    PublishedAlert publish(String message, Duration expiresIn, @Nullable String key) {
        return get(alerts.publish(request(message, in(expiresIn)), key));
    }

    long rows(String table) {
        return database.sql("SELECT COUNT(*) FROM " + table).query(Long.class).single();
    }

    static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        transactions.close();
        events.stop();
    }
}
