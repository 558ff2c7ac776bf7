package dev.howl.server.durable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.server.h2.FileDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Tests that acknowledged events survive kill -9. {@code -Dhowl.kill.rounds=50} runs more rounds. */
class DurableKillTest {
    private static final int ROUNDS = Integer.getInteger("howl.kill.rounds", 10);
    private static final int MAX_ACKNOWLEDGED = 600;

    @Test
    void acknowledgedEventsOutliveTheProcess(@TempDir Path directory) throws Exception {
        String url = FileDatabase.url(directory);
        Random random = new Random();
        Map<Long, String> acknowledged = new HashMap<>();
        Set<String> epochs = new HashSet<>();
        for (int round = 1; round <= ROUNDS; round++) {
            acknowledged.putAll(publishUntilKilled(url, round, 1 + random.nextInt(MAX_ACKNOWLEDGED)));
            epochs.add(check(url, acknowledged));
        }
        assertThat(epochs).hasSize(1);
        assertThat(acknowledged).hasSizeGreaterThan(ROUNDS);
    }

    private static Map<Long, String> publishUntilKilled(String url, int round, int count) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Publisher.class.getName(),
                        url,
                        String.valueOf(round))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Map<Long, String> acknowledged = new HashMap<>();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            String line = output.readLine();
            while (line != null) {
                if (line.startsWith("ack ")) {
                    String[] words = line.split(" ", 3);
                    acknowledged.put(Long.valueOf(words[1]), words[2]);
                    if (acknowledged.size() == count) {
                        // Process.destroyForcibly would also close the output, and lines printed before could not be
                        // read.
                        process.toHandle().destroyForcibly();
                    }
                }
                line = output.readLine();
            }
        } finally {
            process.destroyForcibly();
            process.onExit().join();
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(count);
        return acknowledged;
    }

    /** Asserts that the database holds all acknowledged events without a hole, and returns the epoch. */
    private static String check(String url, Map<Long, String> acknowledged) {
        try (SingleConnectionDataSource database = new SingleConnectionDataSource(url, true)) {
            JdbcClient jdbc = JdbcClient.create(database);
            List<String> stored = new ArrayList<>();
            jdbc.sql("SELECT seq, body FROM howl_events ORDER BY seq").query(row -> {
                stored.add(LogKey.text(row.getBytes(2)));
                assertThat(row.getLong(1)).isEqualTo(stored.size());
            });
            assertThat(jdbc.sql("SELECT seq FROM howl_heads").query(Long.class).single())
                    .isEqualTo(stored.size());
            acknowledged.forEach((seq, text) -> {
                assertThat(seq).isLessThanOrEqualTo(stored.size());
                assertThat(stored.get((int) (seq - 1))).isEqualTo(text);
            });
            return jdbc.sql("SELECT epoch FROM howl_epochs WHERE topic = ?")
                    .params(LogKey.bytes("cities"))
                    .query(String.class)
                    .single();
        }
    }
}
