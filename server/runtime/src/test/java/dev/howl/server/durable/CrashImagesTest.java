package dev.howl.server.durable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.server.h2.FileDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Tests that the database file holds whole transactions at every moment, while several threads write.
 * {@code -Dhowl.crash.images=5000} looks at more moments.
 */
class CrashImagesTest {
    private static final int IMAGES = Integer.getInteger("howl.crash.images", 50);
    private static final int WRITERS = 3;
    private static final String TORN = """
            SELECT COUNT(*) FROM howl_heads h WHERE seq <> (
              SELECT COALESCE(MAX(e.seq), 0) FROM howl_events e WHERE e.topic = h.topic AND e.event_key = h.event_key)
            """;

    private final AtomicBoolean stopped = new AtomicBoolean();

    @BeforeEach
    void install() {
        CrashImages.install();
    }

    @AfterEach
    void uninstall() {
        CrashImages.uninstall();
    }

    @Test
    void noImageHoldsHalfATransaction(@TempDir Path directory) throws Exception {
        List<Long> torn = new ArrayList<>();
        try (Node node =
                new Node(FileDatabase.url(directory.resolve("live")), InstantSource.system(), DurableFixture.OPTIONS)) {
            List<Thread> writers = writers(node);
            // They may show a moment before the tables were there.
            CrashImages.clear();
            for (int i = 0; i < IMAGES; i++) {
                torn.add(torn(Files.createDirectories(directory.resolve("image" + i)), CrashImages.next()));
            }
            stopped.set(true);
            for (Thread writer : writers) {
                writer.join();
            }
        }
        assertThat(torn).hasSize(IMAGES).containsOnly(0L);
    }

    private List<Thread> writers(Node node) {
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            String key = "key-" + i;
            Thread writer = new Thread(() -> {
                while (!stopped.get()) {
                    node.transactions
                            .write(() -> node.publish(key, "event"))
                            .toCompletableFuture()
                            .join();
                }
            });
            writer.start();
            writers.add(writer);
        }
        return writers;
    }

    /** Returns the number of keys whose head is not their newest event. */
    private static long torn(Path folder, byte[] image) throws Exception {
        Path file = Files.write(folder.resolve("howl.mv.db"), image);
        String url = "jdbc:h2:file:" + folder.resolve("howl") + ";IFEXISTS=TRUE;USER=sa";
        try (SingleConnectionDataSource database = new SingleConnectionDataSource(url, true)) {
            return JdbcClient.create(database).sql(TORN).query(Long.class).single();
        } finally {
            Files.delete(file);
        }
    }
}
