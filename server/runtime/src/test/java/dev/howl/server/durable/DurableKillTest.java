package dev.howl.server.durable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.server.log.StoredEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged is there after kill -9. {@code -Dhowl.kill.rounds=50} for more rounds. */
class DurableKillTest {
    private static final int ROUNDS = Integer.getInteger("howl.kill.rounds", 10);
    private static final int MAX_ACKNOWLEDGED = 1_500;

    @Test
    void whatWasAcknowledgedOutlivesTheProcess(@TempDir Path directory) throws Exception {
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
                        process.destroyForcibly();
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

    /** Looks into the database, and returns the epoch. */
    private static String check(String url, Map<Long, String> acknowledged) {
        try (Node node = new Node(url, InstantSource.system(), DurableFixture.OPTIONS)) {
            List<String> stored = new ArrayList<>();
            for (StoredEvent event : node.store.read("cities", "paris", 0, Integer.MAX_VALUE)) {
                stored.add(new String(event.body(), StandardCharsets.UTF_8));
                assertThat(event.seq()).isEqualTo(stored.size());
            }
            assertThat(node.head("paris")).isEqualTo(stored.size());
            acknowledged.forEach((seq, text) -> {
                assertThat(seq).isLessThanOrEqualTo(stored.size());
                assertThat(stored.get((int) (seq - 1))).isEqualTo(text);
            });
            return node.store.epoch("cities");
        }
    }
}
