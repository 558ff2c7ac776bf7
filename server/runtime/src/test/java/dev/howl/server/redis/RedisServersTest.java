package dev.howl.server.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.runtime.Position;
import dev.howl.server.Registration;
import dev.howl.server.support.ChatClient;
import dev.howl.server.support.TestServer;
import dev.howl.testkit.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Tests of two servers on one Redis through their clients. */
class RedisServersTest {
    private static LocalRedis redis;
    private static TestServer one;
    private static TestServer two;

    @BeforeAll
    static void start() {
        redis = LocalRedis.start(false);
        one = server();
        two = server();
    }

    @AfterAll
    static void stop() {
        one.close();
        two.close();
        redis.close();
    }

    private static TestServer server() {
        return TestServer.start("howl.engine=redis", "spring.data.redis.port=" + redis.port());
    }

    @Test
    void subscribersReceiveEventsPublishedOnTheOtherServer() {
        try (ChatClient client = two.chatClient()) {
            client.send("subscribe", "{}", null);
            client.next("subscribed");
            Position sent =
                    one.publisher().quote("from afar").toCompletableFuture().join();
            JsonNode event = client.next("quote");
            assertThat(event.at("/payload/text").asString()).isEqualTo("from afar");
            assertThat(event.at("/position/epoch").asString()).isEqualTo(sent.epoch());
            assertThat(event.at("/position/seq").asLong()).isEqualTo(sent.seq());
        }
    }

    @Test
    void listenersReceiveEventsPublishedOnTheOtherServer() {
        List<String> received = new CopyOnWriteArrayList<>();
        Registration registration =
                two.publisher().quotes().listen(null, (event, position) -> received.add(position.seq() + " " + event));
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            TestServer publishing = i % 2 == 0 ? one : two;
            Position sent =
                    publishing.publisher().quote("q" + i).toCompletableFuture().join();
            expected.add(sent.seq() + " Quote[text=q" + i + "]");
        }
        Await.until("all events are received", () -> received.equals(expected));
        registration.close();
    }

    @Test
    void aClientResumesOnTheOtherServerWithoutAGap() {
        for (int i = 0; i < 50; i++) {
            Position seen = one.publisher().quote("seen").toCompletableFuture().join();
            try (ChatClient client = two.chatClient()) {
                client.send(
                        "subscribe", "{'since': {'epoch': '" + seen.epoch() + "', 'seq': " + seen.seq() + "}}", null);
                assertThat(client.next("subscribed").at("/payload/position/seq").asLong())
                        .isEqualTo(seen.seq());
                one.publisher().quote("next-" + i);
                assertThat(client.next("quote").at("/payload/text").asString()).isEqualTo("next-" + i);
            }
        }
    }

    @Test
    void subscribersOfBothServersGetAGapWhenRedisLostItsEvents() {
        try (ChatClient client = one.chatClient();
                ChatClient other = two.chatClient()) {
            List<ChatClient> clients = List.of(client, other);
            clients.forEach(each -> {
                each.send("subscribe", "{}", null);
                each.next("subscribed");
            });
            redis.use(commands -> commands.flushall());
            clients.forEach(each -> {
                JsonNode gap = each.next("gap");
                assertThat(gap.at("/payload/reason").asString()).isEqualTo("epoch_changed");
                assertThat(gap.at("/payload/resume_at/seq").asLong()).isZero();
            });
            Position after =
                    two.publisher().quote("after").toCompletableFuture().join();
            assertThat(after.seq()).isEqualTo(1);
            clients.forEach(
                    each -> assertThat(each.next("quote").at("/payload/text").asString())
                            .isEqualTo("after"));
        }
    }

    @Test
    void anUnknownEngineStopsTheStart() {
        assertThatThrownBy(() -> TestServer.start("howl.engine=kafka"))
                .rootCause()
                .hasMessage("howl.engine is 'kafka'; it must be embedded or redis");
    }

    @Test
    void theEmbeddedEngineDoesNotConnectToRedis() throws IOException {
        try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                TestServer server = TestServer.start("spring.data.redis.port=" + unused.getLocalPort())) {
            assertThat(server.publisher()
                            .quote("event")
                            .toCompletableFuture()
                            .join()
                            .seq())
                    .isEqualTo(1);
            unused.setSoTimeout(1);
            assertThatThrownBy(unused::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }
}
