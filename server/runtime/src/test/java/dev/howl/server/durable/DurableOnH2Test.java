package dev.howl.server.durable;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableOnH2Test extends DurableContract {
    private final Path directory;

    DurableOnH2Test(@TempDir Path directory) {
        this.directory = directory;
    }

    @Override
    String url() {
        return FileDatabase.url(directory);
    }

    /** H2 closes its file when a thread is interrupted that uses it. */
    @Test
    void anInterruptedThreadLosesNothingForTheOthers() {
        node.published(null, "1");
        Thread.currentThread().interrupt();
        try {
            node.transactions.write(() -> {
                fact(1);
                return node.publish(null, "2");
            });
        } catch (RuntimeException e) {
            assertThat(e).hasMessageContaining("database");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        long before = node.store.head("news", null);
        assertThat(facts()).isEqualTo(before - 1);
        assertThat(node.published(null, "3").seq()).isEqualTo(before + 1);
    }
}
