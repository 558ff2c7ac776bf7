package dev.howl.server.durable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.server.h2.FileDatabase;
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

    @Test
    void anInterruptedThreadDoesNotCloseTheDatabaseForOthers() {
        node.published(null, "1");
        Thread.currentThread().interrupt();
        try {
            node.transactions.write(() -> {
                fact(1);
                return node.publish(null, "2");
            });
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(facts()).isEqualTo(1);
        assertThat(node.published(null, "3").seq()).isEqualTo(3);
    }
}
