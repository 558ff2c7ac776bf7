package dev.howl.server.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.runtime.Position;
import dev.howl.runtime.TopicSpec;
import dev.howl.server.PublishOptions;
import dev.howl.server.durable.JdbcEventStore;
import dev.howl.server.durable.OutboxEngine;
import dev.howl.server.log.AppendRequest;
import dev.howl.server.log.TopicLog;
import dev.howl.server.transaction.Transactions;
import dev.howl.server.window.Offset;
import dev.howl.testkit.Await;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tests that durable events of one node reach the windows of all nodes, whatever happens to Redis meanwhile. */
class OutboxTest {
    private static final JdbcEventStore.Options OPTIONS =
            new JdbcEventStore.Options(Duration.ofHours(1), Duration.ofSeconds(20), 10_000);

    private final LocalRedis redis = LocalRedis.start(false);
    private final JdbcDataSource database = new JdbcDataSource();

    OutboxTest() {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    /** A node with a durable topic. */
    private final class DiaryNode implements AutoCloseable {
        private final TestNode node = new TestNode(redis.port());
        private final OutboxEngine engine =
                new OutboxEngine(node.engine, node.engine, new JdbcEventStore(database, OPTIONS, Clock.systemUTC()));
        private final TopicLog diary =
                engine.open(TopicSpec.of("diary", "entry").withKey().asDurable(), (body, position) -> body);

        DiaryNode() {
            engine.start();
        }

        CompletableFuture<Position> write(@Nullable String key, String text) {
            return diary.append(append(key, text)).toCompletableFuture();
        }

        static AppendRequest append(@Nullable String key, String text) {
            return new AppendRequest(key, text.getBytes(StandardCharsets.UTF_8), PublishOptions.NONE);
        }

        long seq(String key) {
            return diary.windows().head(key).seq();
        }

        void awaitEvents(String key, int events) {
            Await.until("the window holds " + events + " events", () -> seq(key) == events);
            List<String> bodies =
                    TestNode.bodies(diary, key, new Offset(diary.windows().epoch(), 0));
            assertThat(bodies)
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, events)
                            .mapToObj(i -> i + " " + key + i)
                            .toList());
        }

        @Override
        public void close() {
            engine.stop();
            node.close();
        }
    }

    @AfterEach
    void stop() {
        redis.close();
    }

    @Test
    void committedEventsReachEveryNodeInOrder() {
        try (DiaryNode one = new DiaryNode();
                DiaryNode two = new DiaryNode()) {
            for (int i = 1; i <= 300; i++) {
                DiaryNode writer = i % 2 == 0 ? one : two;
                assertThat(writer.write("a", "a" + i).join().seq()).isEqualTo(i);
                if (i % 3 == 0) {
                    writer.write("b", "b" + i / 3).join();
                }
            }
            one.awaitEvents("a", 300);
            two.awaitEvents("a", 300);
            one.awaitEvents("b", 100);
            two.awaitEvents("b", 100);
            assertThat(one.diary.windows().epoch())
                    .isEqualTo(two.diary.windows().epoch());
        }
    }

    @Test
    void aNodeThatStartsLaterLoadsEventsFromTheTables() {
        try (DiaryNode one = new DiaryNode()) {
            IntStream.rangeClosed(1, 20).forEach(i -> one.write("a", "a" + i).join());
            try (DiaryNode two = new DiaryNode()) {
                two.awaitEvents("a", 20);
                one.write("a", "a21").join();
                two.awaitEvents("a", 21);
            }
        }
    }

    @Test
    void commitsContinueWithoutRedisAndAreRelayedWhenItIsBack() {
        try (DiaryNode one = new DiaryNode();
                DiaryNode two = new DiaryNode()) {
            IntStream.rangeClosed(1, 10).forEach(i -> one.write("a", "a" + i).join());
            one.awaitEvents("a", 10);
            two.awaitEvents("a", 10);
            String epoch = two.diary.windows().epoch();
            redis.kill();
            IntStream.rangeClosed(11, 30).forEach(i -> one.write("a", "a" + i).join());
            redis.startAgain();
            IntStream.rangeClosed(31, 35).forEach(i -> two.write("a", "a" + i).join());
            one.awaitEvents("a", 35);
            two.awaitEvents("a", 35);
            assertThat(two.diary.windows().head("a")).isEqualTo(new Offset(epoch, 35));
        }
    }

    @Test
    void anEventTrimmedBeforeItsRelayHoldsUpNoLaterOne() {
        JdbcEventStore elsewhere = new JdbcEventStore(database, OPTIONS, Clock.systemUTC());
        elsewhere.open("diary");
        elsewhere.start();
        try (DiaryNode one = new DiaryNode();
                Transactions transactions = new Transactions(database)) {
            one.write("a", "a1").join();
            one.awaitEvents("a", 1);
            transactions.write(() -> {
                for (String text : List.of("a2", "a3")) {
                    var unused = elsewhere.append("diary", DiaryNode.append("a", text));
                }
                return JdbcClient.create(database)
                        .sql("DELETE FROM howl_events WHERE seq = 2")
                        .update();
            });
            one.write("a", "a4").join();
            Await.until("the newest event is in the window", () -> one.seq("a") == 4);
            Offset second = new Offset(one.diary.windows().epoch(), 2);
            assertThat(TestNode.bodies(one.diary, "a", second)).containsExactly("3 a3", "4 a4");
        } finally {
            elsewhere.stop();
        }
    }

    @Test
    void anEventItsNodeNeverRelayedIsRelayedByAnotherNode() {
        try (DiaryNode one = new DiaryNode()) {
            one.write("a", "a1").join();
            try (DiaryNode two = new DiaryNode()) {
                two.node.abandon();
                two.write("a", "a2").join();
                one.awaitEvents("a", 2);
            }
        }
    }
}
