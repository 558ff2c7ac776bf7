package dev.howl.server.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.runtime.CodedException;
import dev.howl.server.boot.ConditionalOnDurableTopics;
import dev.howl.server.chat.Chat;
import dev.howl.server.chat.ChatMessages;
import dev.howl.server.support.ChatClient;
import dev.howl.server.support.RawClient;
import dev.howl.server.support.TestServer;
import dev.howl.server.transaction.Transactions;
import dev.howl.testservices.RedisServer;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** Tests of nodes on one Redis without a shared database. */
class WithoutDatabaseTest {
    private static final String SENTENCE = "topic 'quotes' needs a database, and this server runs without one"
            + " (howl.database.missing=serve-the-rest)";
    private static RedisServer redis;

    record WithTransactions(Transactions transactions) {}

    record WithoutTransactions() {}

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnDurableTopics
    static class Feature {
        @Bean
        WithTransactions withTransactions(Transactions transactions) {
            return new WithTransactions(transactions);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Feature.class)
    static class App {
        @Bean
        Chat chat() {
            return new Chat();
        }

        @Bean
        @ConditionalOnDurableTopics(false)
        WithoutTransactions withoutTransactions() {
            return new WithoutTransactions();
        }
    }

    @BeforeAll
    static void startRedis() {
        redis = RedisServer.start(RedisServer.Persistence.NONE);
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    private static TestServer onRedis(String... more) {
        String[] settings = new String[more.length + 2];
        settings[0] = "howl.engine=redis";
        settings[1] = "spring.data.redis.port=" + redis.port();
        System.arraycopy(more, 0, settings, 2, more.length);
        return TestServer.startWith("diary", App.class, settings);
    }

    @Test
    void durableTopicsAreUnavailableAndTheRestIsServed() {
        try (TestServer server = onRedis("howl.database.missing=serve-the-rest")) {
            assertThat(server.has(DataSource.class)).isFalse();
            assertThat(server.has(WithTransactions.class)).isFalse();
            assertThat(server.has(WithoutTransactions.class)).isTrue();
            try (ChatClient client = server.chatClient()) {
                client.send("subscribe", "{}", null);
                client.next("subscribed");
                server.publisher().quote("served");
                assertThat(client.next("quote").at("/payload/text").asString()).isEqualTo("served");
            }
            assertUnavailable(server);
        }
    }

    private static void assertUnavailable(TestServer server) {
        try (ChatClient client = new ChatClient(RawClient.open(server.port(), "/diary"))) {
            for (int i = 0; i < 2; i++) {
                client.send("subscribe", "{}", "r");
                JsonNode error = client.next("error");
                assertThat(error.at("/payload/code").asString()).isEqualTo("unavailable");
                assertThat(error.at("/payload/message").asString()).isEqualTo(SENTENCE);
            }
        }
        DiaryChannel.Diary diary = server.bean(DiaryChannel.Diary.class);
        assertThat(diary.quotes().publish(null, new ChatMessages.Quote("x")).toCompletableFuture())
                .failsWithin(Duration.ofSeconds(30))
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(CodedException.class)
                .withMessage(SENTENCE);
        assertThatThrownBy(() -> diary.quotes().head(null)).hasMessage(SENTENCE);
        diary.quotes().listen(null, (event, position) -> {}).close();
    }

    @Test
    void theStartIsRefusedUnlessTheSettingSaysOtherwise() {
        assertThatThrownBy(() -> onRedis())
                .hasMessage("topic 'quotes' is durable; with howl.engine=redis this needs a database that all nodes"
                        + " share");
        assertThatThrownBy(() -> onRedis("howl.database.missing=perhaps"))
                .rootCause()
                .hasMessage("howl.database.missing is 'perhaps'; it must be refuse or serve-the-rest");
    }

    @Test
    void aDisabledChannelNeedsNoDatabase() {
        try (TestServer server = TestServer.startWith(
                "diary",
                "howl.engine=redis",
                "spring.data.redis.port=" + redis.port(),
                "howl.channels.diary.enabled=false")) {
            assertThat(server.has(DataSource.class)).isFalse();
        }
    }

    @Test
    void withADatabaseServeTheRestChangesNothing(@TempDir Path data) {
        String url = "spring.datasource.url=jdbc:h2:async:" + data.resolve("shared") + ";WRITE_DELAY=0";
        try (TestServer server = onRedis("howl.database.missing=serve-the-rest", url)) {
            assertThat(server.has(WithTransactions.class)).isTrue();
            assertThat(server.has(WithoutTransactions.class)).isFalse();
            try (ChatClient client = new ChatClient(RawClient.open(server.port(), "/diary"))) {
                client.send("subscribe", "{}", null);
                client.next("subscribed");
            }
        }
        try (TestServer server = TestServer.startWith(
                "diary", App.class, "howl.data-dir=" + data, "howl.database.missing=serve-the-rest")) {
            assertThat(server.has(WithTransactions.class)).isTrue();
        }
    }
}
