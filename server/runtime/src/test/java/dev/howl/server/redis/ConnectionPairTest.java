package dev.howl.server.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ConnectionPairTest {

    /** Covers a reply that is still being delivered while the connections break. */
    @Test
    void aClosedPairEndsOnceEveryReplyHasBeenDelivered() throws InterruptedException {
        CountDownLatch delivering = new CountDownLatch(1);
        CompletableFuture<Void> release = new CompletableFuture<>();
        try (LocalRedis redis = LocalRedis.start(false);
                RedisClient client = TestNode.client(redis.port())) {
            ConnectionPair pair = ConnectionPair.open(new TestNode.Connector(client, redis.port()));
            redis.freeze();
            CompletableFuture<Void> delivered = pair.commands()
                    .ping()
                    .toCompletableFuture()
                    .thenRun(() -> {
                        delivering.countDown();
                        release.join();
                    });
            redis.thaw();
            delivering.await();
            redis.kill();
            pair.close();
            boolean endedEarly = pair.ended().isDone();
            release.complete(null);
            assertThat(endedEarly).isFalse();
            assertThat(pair.ended()).succeedsWithin(Duration.ofSeconds(30));
            assertThat(delivered).isCompleted();
        }
    }
}
