package dev.howl.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.howl.chaos.harness.Scale;
import dev.howl.server.PublishOptions;
import dev.howl.server.durable.JdbcEventStore;
import dev.howl.server.h2.FileDatabase;
import dev.howl.server.log.AppendRequest;
import dev.howl.server.transaction.Transactions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Test of the size of the default database while durable events are published one by one, each with its state. */
class DatabaseSizeTest {
    private static final long FACTOR = 4;
    private static final long CONSTANT = 16L << 20;
    private static final int WRITERS = 4;

    private final int events = Scale.chosen().of(2_000, 20_000);
    private final AtomicLong largest = new AtomicLong();

    @Test
    void theFileStaysSmallUnderLoad(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("howl.mv.db");
        long start = System.nanoTime();
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(FileDatabase.url(folder));
            publishAll(pool, file);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        try (HikariDataSource h2 = new HikariDataSource()) {
            h2.setJdbcUrl("jdbc:h2:" + folder.resolve("howl"));
            h2.setUsername("sa");
            JdbcClient.create(h2).sql("SHUTDOWN COMPACT").update();
        }
        long live = Files.size(file);
        System.out.printf(
                "chaos: %d events, %.0f a second, file at most %d KB, live data %d KB%n",
                events, events / seconds, largest.get() >> 10, live >> 10);
        assertThat(largest.get()).isLessThan(FACTOR * live + CONSTANT);
    }

    private void publishAll(HikariDataSource pool, Path file) {
        JdbcEventStore store = new JdbcEventStore(
                pool,
                new JdbcEventStore.Options(Duration.ofHours(1), Duration.ofSeconds(20), 1_000),
                InstantSource.system());
        store.open("alerts");
        store.start();
        JdbcClient jdbc = JdbcClient.create(pool);
        jdbc.sql("CREATE TABLE alerts (id VARCHAR(36) PRIMARY KEY, city VARCHAR(36), message VARCHAR(2000))")
                .update();
        jdbc.sql("CREATE INDEX alerts_city ON alerts (city)").update();
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try (Transactions transactions = new Transactions(pool)) {
            List<CompletableFuture<Void>> running = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> CompletableFuture.runAsync(
                            () -> {
                                for (int i = writer; i < events; i += WRITERS) {
                                    publish(transactions, store, jdbc, i);
                                    measure(file);
                                }
                            },
                            writers))
                    .toList();
            running.forEach(CompletableFuture::join);
        } finally {
            writers.shutdown();
        }
        store.stop();
    }

    private static void publish(Transactions transactions, JdbcEventStore store, JdbcClient jdbc, int number) {
        String id = UUID.randomUUID().toString();
        String city = "city-" + number % 107;
        String message = "Storm warning number " + number + " for the coast";
        String event = "{\"id\":\"" + id + "\",\"city\":\"" + city + "\",\"message\":\"" + message + "\"}";
        transactions
                .write(() -> {
                    jdbc.sql("INSERT INTO alerts (id, city, message) VALUES (?, ?, ?)")
                            .params(id, city, message)
                            .update();
                    return store.append(
                            "alerts",
                            new AppendRequest(city, event.getBytes(StandardCharsets.UTF_8), PublishOptions.NONE));
                })
                .toCompletableFuture()
                .join();
    }

    private void measure(Path file) {
        try {
            largest.accumulateAndGet(Files.size(file), Math::max);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
