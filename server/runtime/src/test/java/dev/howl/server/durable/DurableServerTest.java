package dev.howl.server.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.runtime.Message;
import dev.howl.runtime.Position;
import dev.howl.server.NotAppendedException;
import dev.howl.server.PublishOptions;
import dev.howl.server.TopicListener;
import dev.howl.server.chat.Chat;
import dev.howl.server.chat.ChatMessages;
import dev.howl.server.log.LogEngine;
import dev.howl.server.memory.MemoryEngine;
import dev.howl.server.support.ChatClient;
import dev.howl.server.support.RawClient;
import dev.howl.server.support.TestServer;
import dev.howl.testkit.Await;
import dev.howl.testkit.process.ChildProcess;
import dev.howl.testkit.process.JavaCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tests of durable topics in an application with the starter. */
class DurableServerTest {

    record Reader(List<String> received) {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Reading {
        @Bean
        Chat chat() {
            return new Chat();
        }

        @Bean
        Reader reader(DiaryChannel.Diary diary) {
            List<String> received = new CopyOnWriteArrayList<>();
            diary.quotes().listen(null, new TopicListener<Message>() {
                @Override
                public void event(Message event, Position position) {
                    received.add(position.seq() + " " + event);
                }

                @Override
                public void lost(Position resumeAt) {
                    received.add("lost to " + resumeAt);
                }
            });
            return new Reader(received);
        }
    }

    /** Runs in the second process, which prints why it does not start. */
    public static void main(String[] arguments) {
        try (TestServer server = TestServer.startWith("diary", "howl.data-dir=" + arguments[0])) {
            System.out.println("started on " + server.port());
        }
    }

    @Test
    void aClientMissesNothingAcrossARestart(@TempDir Path data) {
        Position first;
        try (TestServer server = start(data)) {
            first = write(server, "1");
            write(server, "2");
        }
        try (TestServer server = start(data);
                ChatClient client = new ChatClient(RawClient.open(server.port(), "/diary"))) {
            client.send("subscribe", "{'since': {'epoch': '" + first.epoch() + "', 'seq': " + first.seq() + "}}", null);
            client.next("subscribed");
            assertThat(client.next("quote").at("/payload/text").asString()).isEqualTo("2");
            assertThat(write(server, "3").epoch()).isEqualTo(first.epoch());
            assertThat(client.next("quote").at("/position/seq").asLong()).isEqualTo(3);
        }
    }

    @Test
    void aListenerReceivesAllNewEventsAndNoOldOnes(@TempDir Path data) {
        try (TestServer server = start(data)) {
            write(server, "old");
        }
        try (TestServer server = TestServer.startWith("diary", Reading.class, "howl.data-dir=" + data)) {
            Reader reader = server.bean(Reader.class);
            for (int i = 0; i < 20; i++) {
                publish(server, "new " + i);
            }
            Await.until("all events are received", () -> reader.received().size() == 20);
            assertThat(reader.received().get(0)).isEqualTo("2 Quote[text=new 0]");
            assertThat(reader.received().get(19)).isEqualTo("21 Quote[text=new 19]");
        }
    }

    @Test
    void anEventIsPartOfTheApplicationsOwnTransaction(@TempDir Path data) {
        try (TestServer server = start(data)) {
            JdbcClient jdbc = server.bean(JdbcClient.class);
            jdbc.sql("CREATE TABLE days (id INT)").update();
            TransactionTemplate application = new TransactionTemplate(server.bean(PlatformTransactionManager.class));
            application.executeWithoutResult(status -> {
                jdbc.sql("INSERT INTO days VALUES (1)").update();
                publish(server, "rolled back");
                status.setRollbackOnly();
            });
            application.executeWithoutResult(status -> {
                jdbc.sql("INSERT INTO days VALUES (2)").update();
                publish(server, "done");
                assertThat(diary(server).quotes().head(null).seq()).isEqualTo(1);
            });
            assertThat(jdbc.sql("SELECT id FROM days").query(Integer.class).list())
                    .containsExactly(2);
            assertThat(diary(server).quotes().head(null).seq()).isEqualTo(1);
        }
    }

    @Test
    void aSecondProcessOnTheSameDataFailsWithTheReason(@TempDir Path data) {
        try (TestServer server = start(data)) {
            write(server, "1");
            JavaCommand command = JavaCommand.mainClass(DurableServerTest.class.getName());
            try (ChildProcess second = ChildProcess.start(command, List.of(data.toString()))) {
                assertThat(second.awaitEnd()).isEqualTo(1);
                assertThat(second.output())
                        .contains("the database in howl.data-dir is in use by another process")
                        .doesNotContain("started on");
            }
        }
    }

    @Test
    void withoutADurableTopicNoDatabaseIsCreated() {
        try (TestServer server = TestServer.start()) {
            assertThat(server.has(DataSource.class)).isFalse();
            assertThat(server.bean(LogEngine.class)).isInstanceOf(MemoryEngine.class);
        }
    }

    @Test
    void aDatabaseMayBeRequiredForCountersAlone(@TempDir Path data) {
        String[] settings = {"howl.data-dir=" + data, "howl.database.required=true"};
        PublishOptions once = PublishOptions.NONE.withOnce(new PublishOptions.Once("job", 1));
        ChatMessages.Quote quote = new ChatMessages.Quote("x");
        try (TestServer server = TestServer.start(settings)) {
            assertThat(server.publisher()
                            .quotes()
                            .publish(null, quote, once)
                            .toCompletableFuture()
                            .join()
                            .seq())
                    .isEqualTo(1);
        }
        try (TestServer server = TestServer.start(settings)) {
            assertThat(server.publisher().quotes().publish(null, quote, once).toCompletableFuture())
                    .failsWithin(Duration.ofSeconds(30))
                    .withThrowableThat()
                    .withCauseInstanceOf(NotAppendedException.class);
        }
    }

    @Test
    void redisNodesRefuseToStartWithoutASharedDatabase(@TempDir Path data) {
        assertThatThrownBy(() -> TestServer.startWith("diary", "howl.data-dir=" + data, "howl.engine=redis"))
                .hasMessage("topic 'quotes' is durable; with howl.engine=redis this needs a database that all nodes"
                        + " share");
        assertThat(data).isEmptyDirectory();
    }

    private static TestServer start(Path data) {
        return TestServer.startWith("diary", "howl.data-dir=" + data);
    }

    private static DiaryChannel.Diary diary(TestServer server) {
        return server.bean(DiaryChannel.Diary.class);
    }

    private static Position write(TestServer server, String text) {
        return publish(server, text).toCompletableFuture().join();
    }

    private static CompletionStage<Position> publish(TestServer server, String text) {
        return diary(server).quotes().publish(null, new ChatMessages.Quote(text));
    }
}
