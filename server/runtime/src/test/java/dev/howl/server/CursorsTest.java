package dev.howl.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.runtime.Position;
import dev.howl.server.support.ChatClient;
import dev.howl.server.support.RawClient;
import dev.howl.server.support.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Tests of resuming, of slow readers and of gaps, over real sockets. */
class CursorsTest {
    private static final int WINDOW = 500;
    private static final String LARGE = "x".repeat(30_000);

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(
                "howl.limits.messages-per-second=100000",
                "howl.log.window.count=" + WINDOW,
                "howl.log.window.bytes=64MB");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aResumedSubscriptionReplaysMissedEventsBeforeNewOnes() {
        Position first = quote("1");
        quote("2");
        quote("3");
        try (ChatClient client = server.chatClient()) {
            client.send("subscribe", since(first.epoch(), first.seq()), "s");
            JsonNode confirmation = client.next("subscribed");
            assertThat(confirmation.at("/payload/position/seq").asLong()).isEqualTo(first.seq());
            quote("4");
            for (String text : new String[] {"2", "3", "4"}) {
                assertThat(client.next("quote").at("/payload/text").asString()).isEqualTo(text);
            }
        }
    }

    @Test
    void subscribingAgainMovesTheCursor() {
        Position first = quote("1");
        try (ChatClient client = server.chatClient()) {
            client.send("subscribe", "{}", null);
            client.next("subscribed");
            quote("2");
            client.next("quote");
            client.send("subscribe", since(first.epoch(), first.seq()), null);
            assertPosition(client.next("subscribed").at("/payload/position"), first);
            assertThat(client.next("quote").at("/payload/text").asString()).isEqualTo("2");
            client.send("subscribe", "{}", null);
            assertThat(client.next("subscribed").at("/payload/position/seq").asLong())
                    .isEqualTo(first.seq() + 1);
        }
    }

    @Test
    void resumingBeforeTheWindowIsAnsweredWithAGap() {
        Position first = quote("0");
        for (int i = 0; i < WINDOW; i++) {
            quote("later");
        }
        Position oldest = new Position(first.topic(), null, first.epoch(), first.seq() + 1);
        try (ChatClient client = server.chatClient()) {
            client.send("subscribe", since(first.epoch(), first.seq() - 1), null);
            assertPosition(client.next("subscribed").at("/payload/position"), first);
            assertGap(client.next("gap"), "trimmed", first);
            assertThat(client.next("quote").at("/position/seq").asLong()).isEqualTo(oldest.seq());
        }
    }

    @Test
    void resumingInAnotherEpochIsAnsweredWithAGapAndTheWholeWindow() {
        Position first = quote("1");
        Position before = new Position(first.topic(), null, first.epoch(), first.seq() - 1);
        try (ChatClient client = server.chatClient()) {
            client.send("subscribe", since("another", 77), null);
            assertPosition(client.next("subscribed").at("/payload/position"), before);
            assertGap(client.next("gap"), "epoch_changed", before);
            assertThat(client.next("quote").at("/payload/text").asString()).isEqualTo("1");
        }
    }

    @Test
    void resumingBeyondTheHeadIsAnsweredWithAGapAndRepeatsNothing() {
        Position head = quote("1");
        try (ChatClient client = server.chatClient()) {
            client.send("subscribe", since(head.epoch(), head.seq() + 1), null);
            client.next("subscribed");
            assertGap(client.next("gap"), "epoch_changed", head);
            quote("2");
            assertThat(client.next("quote").at("/payload/text").asString()).isEqualTo("2");
        }
    }

    @Test
    void aSlowReaderWithinTheWindowLosesNothingAndDelaysNoOther() {
        try (ChatClient slow = slowClient();
                ChatClient quick = server.chatClient()) {
            slow.send("subscribe", "{}", null);
            long last = slow.next("subscribed").at("/payload/position/seq").asLong();
            quick.send("subscribe", "{}", null);
            quick.next("subscribed");
            for (int i = 1; i <= WINDOW; i++) {
                quote(LARGE);
                assertThat(quick.next("quote").at("/position/seq").asLong()).isEqualTo(last + i);
            }
            for (int i = 1; i <= WINDOW; i++) {
                assertThat(slow.next("quote").at("/position/seq").asLong()).isEqualTo(last + i);
            }
            quote("end");
            assertThat(slow.next("quote").at("/payload/text").asString()).isEqualTo("end");
        }
    }

    @Test
    void aLaggardOfASkippingTopicGetsAGapAndNoOtherHole() {
        try (ChatClient slow = slowClient()) {
            slow.send("subscribe", "{}", null);
            long last = slow.next("subscribed").at("/payload/position/seq").asLong();
            publishMoreThanTheWindow();
            long gaps = 0;
            long newest = quote("z").seq();
            while (last < newest) {
                JsonNode message = slow.next();
                if ("gap".equals(message.path("type").asString())) {
                    gaps++;
                    assertThat(message.at("/payload/reason").asString()).isEqualTo("lagging");
                    assertThat(message.at("/payload/resume_at/seq").asLong()).isGreaterThan(last);
                    last = message.at("/payload/resume_at/seq").asLong();
                } else {
                    assertThat(message.at("/position/seq").asLong()).isEqualTo(last + 1);
                    last++;
                }
            }
            assertThat(gaps).isPositive();
        }
    }

    @Test
    void aLaggardOfAClosingTopicIsClosedWith4001() {
        try (ChatClient slow = slowClient()) {
            slow.send("subscribe", "{'topic': 'ticks', 'key': 'slow'}", null);
            slow.next("subscribed");
            slow.send("subscribe", "{}", null);
            slow.next("subscribed");
            publishMoreThanTheWindow();
            for (int i = 0; i <= WINDOW; i++) {
                server.publisher().tick("slow", i);
            }
            RawClient.Frame frame = slow.raw().next();
            while (frame.opcode() == RawClient.TEXT) {
                frame = slow.raw().next();
            }
            assertThat(frame.closeCode()).isEqualTo(4001);
        }
    }

    private Position quote(String text) {
        return server.publisher().quote(text).toCompletableFuture().join();
    }

    private ChatClient slowClient() {
        return new ChatClient(RawClient.open(server.port(), "/chat/den", 8192));
    }

    /** Publishes more than the window and both socket buffers hold; a client on another socket is up to date then. */
    private void publishMoreThanTheWindow() {
        for (int i = 0; i < WINDOW + 400; i++) {
            quote(LARGE);
        }
        try (ChatClient quick = server.chatClient()) {
            quick.send("subscribe", "{}", null);
            quick.next("subscribed");
        }
    }

    private static String since(String epoch, long seq) {
        return "{'since': {'epoch': '" + epoch + "', 'seq': " + seq + "}}";
    }

    private static void assertGap(JsonNode gap, String reason, Position resumeAt) {
        assertThat(gap.path("type").asString()).isEqualTo("gap");
        assertThat(gap.at("/payload/topic").asString()).isEqualTo(resumeAt.topic());
        assertThat(gap.at("/payload/reason").asString()).isEqualTo(reason);
        assertPosition(gap.at("/payload/resume_at"), resumeAt);
    }

    private static void assertPosition(JsonNode position, Position expected) {
        assertThat(position.path("epoch").asString()).isEqualTo(expected.epoch());
        assertThat(position.path("seq").asLong()).isEqualTo(expected.seq());
    }
}
