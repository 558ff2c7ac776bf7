package dev.howl.server.durable;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The base of tests with an engine on a database of its own, which also holds a table of the application. */
abstract class DurableFixture {
    static final JdbcEventStore.Options OPTIONS =
            new JdbcEventStore.Options(Duration.ofHours(1), Duration.ofSeconds(20), 10_000);

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH.plusSeconds(1_000_000));
    Node node;

    /** Returns the JDBC URL; the same one for all calls in a test. */
    abstract String url();

    @BeforeEach
    void start() {
        node = open();
        node.jdbc.sql("CREATE TABLE facts (id INT PRIMARY KEY)").update();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    Node open() {
        return new Node(url(), now::get, OPTIONS);
    }

    void restart() {
        node.close();
        node = open();
    }

    void fact(int id) {
        node.jdbc.sql("INSERT INTO facts (id) VALUES (?)").params(id).update();
    }

    long facts() {
        return node.jdbc.sql("SELECT COUNT(*) FROM facts").query(Long.class).single();
    }
}
