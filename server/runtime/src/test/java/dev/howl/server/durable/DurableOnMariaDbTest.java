package dev.howl.server.durable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.runtime.Position;
import dev.howl.server.support.MariaDb;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DurableOnMariaDbTest extends DurableContract {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static MariaDb server;

    private String url;

    @BeforeAll
    static void startServer() {
        server = MariaDb.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Override
    @BeforeEach
    void start() {
        url = server.url("howl" + DATABASES.incrementAndGet());
        super.start();
    }

    @Override
    String url() {
        return url;
    }

    @Test
    void aDatabaseThatIsAwayIsToldAndComesBackByItself() {
        node.published(null, "1");
        node.close();
        node = new Node(url, now::get, new JdbcEventStore.Options(Duration.ofHours(1), Duration.ofSeconds(1), 3));
        server.kill();
        for (int i = 0; i < 5; i++) {
            assertUnavailable(node.publish(null, "never"));
        }
        server.restart();
        CompletableFuture<Position> published = publishUntilDone(20);
        assertThat(published.join().seq()).isEqualTo(2);
        assertThat(node.readable(null, 0)).containsExactly("1", "2");
    }

    private CompletableFuture<Position> publishUntilDone(int tries) {
        CompletableFuture<Position> published = node.publish(null, "2").toCompletableFuture();
        return published.exceptionallyCompose(away -> tries == 0 ? published : publishUntilDone(tries - 1));
    }
}
