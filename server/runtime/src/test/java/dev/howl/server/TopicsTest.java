package dev.howl.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.runtime.Position;
import dev.howl.server.chat.ChatMessages;
import dev.howl.server.support.ChatClient;
import dev.howl.server.support.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TopicsTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(
                "howl.limits.messages-per-second=100000",
                // Large enough that no subscriber leaves the window, however long an event loop is delayed.
                "howl.log.window.count=1000000",
                "howl.log.window.bytes=256MB");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theFirstEventFollowsTheConfirmedPosition() {
        try (ChatClient client = server.chatClient()) {
            Position before =
                    server.publisher().quote("before").toCompletableFuture().join();
            client.send("subscribe", "{}", "s");
            JsonNode confirmation = client.next("subscribed");
            assertThat(confirmation.path("ref").asString()).isEqualTo("s");
            assertThat(confirmation.at("/payload/status").asString()).isEqualTo("ok");
            assertThat(confirmation.at("/payload/topic").asString()).isEqualTo("quotes");
            assertThat(confirmation.at("/payload/position/seq").asLong()).isEqualTo(before.seq());
            Position after =
                    server.publisher().quote("after").toCompletableFuture().join();
            JsonNode event = client.next("quote");
            assertThat(event.at("/payload/text").asString()).isEqualTo("after");
            assertThat(event.at("/position/seq").asLong())
                    .isEqualTo(after.seq())
                    .isEqualTo(before.seq() + 1);
            assertThat(event.at("/position/epoch").asString()).isEqualTo(before.epoch());
        }
    }

    @Test
    void aSubscriptionReceivesItsOwnKeyOnly() {
        try (ChatClient client = server.chatClient()) {
            client.send("subscribe", "{'topic': 'ticks', 'key': 'mine'}", null);
            client.next("subscribed");
            server.publisher().tick("other", 1);
            server.publisher().tick("mine", 2);
            JsonNode tick = client.next("tick");
            assertThat(tick.at("/payload/number").asInt()).isEqualTo(2);
            assertThat(tick.at("/position/key").asString()).isEqualTo("mine");
            assertThat(tick.at("/position/seq").asLong()).isEqualTo(1);
        }
    }

    @Test
    void aTopicWhoseKeyIsAParameterHasTheKeyOfTheAddressAlone() {
        try (ChatClient client = server.chatClient()) {
            client.send("subscribe", "{'topic': 'nearby', 'key': 'lair'}", "a");
            JsonNode refused = client.next("error");
            assertThat(refused.at("/payload/code").asString()).isEqualTo("unknown_key");
            assertThat(refused.at("/payload/message").asString())
                    .isEqualTo("the only key of topic 'nearby' here is the 'room-id' of the address");
            for (String payload : List.of("{'topic': 'nearby'}", "{'topic': 'nearby', 'key': 'den'}")) {
                client.send("subscribe", payload, "b");
                assertThat(client.next("subscribed").at("/payload/position/key").asString())
                        .isEqualTo("den");
            }
        }
    }

    @Test
    void noEventFollowsAnUnsubscribe() {
        try (ChatClient client = server.chatClient()) {
            client.send("subscribe", "{}", null);
            client.next("subscribed");
            client.send("unsubscribe", "{}", null);
            client.next("unsubscribed");
            server.publisher().quote("unheard");
            client.send("ping", "{}", null);
            client.next("pong");
        }
    }

    @Test
    void noEventIsLostOrRepeatedWhileSubscribersComeAndGo() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        List<Thread> publishers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Thread publisher = new Thread(() -> {
                while (!done.get()) {
                    server.publisher().quote("q");
                    java.util.concurrent.locks.LockSupport.parkNanos(20_000);
                }
            });
            publisher.start();
            publishers.add(publisher);
        }
        try {
            for (int round = 0; round < 60; round++) {
                try (ChatClient client = server.chatClient()) {
                    client.send("subscribe", "{}", null);
                    long position = client.next("subscribed")
                            .at("/payload/position/seq")
                            .asLong();
                    for (int i = 1; i <= 40; i++) {
                        assertThat(client.next("quote").at("/position/seq").asLong())
                                .isEqualTo(position + i);
                    }
                }
            }
        } finally {
            done.set(true);
            for (Thread publisher : publishers) {
                publisher.join();
            }
        }
    }

    @Test
    void aMessageToAllSessionsReachesEachOne() {
        try (ChatClient one = server.chatClient();
                ChatClient two = server.chatClient()) {
            one.send("ping", "{}", null);
            one.next("pong");
            two.send("ping", "{}", null);
            two.next("pong");
            assertThat(server.publisher().sessions().count()).isGreaterThanOrEqualTo(2);
            server.publisher().sessions().send(new ChatMessages.Notice("all"));
            assertThat(one.next("notice").at("/payload/text").asString()).isEqualTo("all");
            assertThat(two.next("notice").at("/payload/text").asString()).isEqualTo("all");
        }
    }

    @Test
    void aKeyOrEventThatDoesNotFitTheTopicIsRefused() {
        TopicPublisher quotes = server.publisher().quotes();
        assertThatThrownBy(() -> quotes.publish(null, new ChatMessages.Tick(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Tick is not an event of topic 'quotes'");
        assertThatThrownBy(() -> quotes.publish("key", new ChatMessages.Quote("q")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("topic 'quotes' has no keys");
    }
}
