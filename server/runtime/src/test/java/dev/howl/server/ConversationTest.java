package dev.howl.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.server.support.ChatClient;
import dev.howl.server.support.RawClient;
import dev.howl.server.support.TestServer;
import dev.howl.testkit.Await;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ConversationTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start("howl.limits.subscriptions=2");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aReplyEchoesTheRefOfItsRequest() {
        try (ChatClient client = server.chatClient()) {
            client.send("ask", "{'question': 'life'}", "r-1");
            JsonNode answer = client.next("answer");
            assertThat(answer.at("/payload/text").asString()).isEqualTo("to life");
            assertThat(answer.path("ref").asString()).isEqualTo("r-1");
        }
    }

    @Test
    void aHandlerSeesTheParametersOfTheChannelAddress() {
        try (ChatClient client = server.chatClient()) {
            client.send("ask", "{'question': 'where'}", null);
            assertThat(client.next("answer").at("/payload/text").asString()).isEqualTo("{room-id=den}");
        }
    }

    @Test
    void aPingIsAnswered() {
        try (ChatClient client = server.chatClient()) {
            client.send("ping", "{}", "p");
            JsonNode pong = client.next("pong");
            assertThat(pong.at("/payload/id").asString()).isEqualTo(client.id());
            assertThat(pong.at("/payload/time").asString()).matches("\\d{4}-.*Z");
            assertThat(pong.path("ref").asString()).isEqualTo("p");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense | bad_json | ",
                "[] | bad_json | ",
                "{\"type\":\"say\",\"payload\":{\"id\":\"ID\",\"text\":\"\\ud800\"}} | bad_json | ",
                "{\"type\":\"dance\"} | unknown_type | /type",
                "{\"type\":7} | unknown_type | /type",
                "{\"payload\":{\"id\":\"ID\"}} | unknown_type | ",
                "{\"type\":\"say\",\"payload\":{\"id\":\"ID\"}} | schema_violation | /payload",
                "{\"type\":\"say\",\"payload\":{\"id\":\"ID\",\"text\":\"much longer than twenty characters\"}}"
                        + " | schema_violation | /payload/text",
                "{\"type\":\"say\",\"payload\":{\"id\":\"other\",\"text\":\"hi\"}} | wrong_id | /payload/id",
                "{\"type\":\"subscribe\",\"payload\":{\"id\":\"ID\",\"topic\":\"nope\"}} | unknown_topic | /payload/topic",
                "{\"type\":\"subscribe\",\"payload\":{\"id\":\"ID\",\"topic\":\"ticks\"}} | key_required | /payload/key",
                "{\"type\":\"subscribe\",\"payload\":{\"id\":\"ID\",\"topic\":\"quotes\",\"key\":\"k\"}}"
                        + " | unknown_key | /payload/key",
                "{\"type\":\"subscribe\",\"payload\":{\"id\":\"ID\",\"topic\":\"later\"}} | not_implemented | ",
                "{\"type\":\"dream\",\"payload\":{\"id\":\"ID\"}} | not_implemented | ",
                "{\"type\":\"ask\",\"payload\":{\"id\":\"ID\",\"question\":\"conflict\"}} | conflict | ",
            })
    void aRefusedMessageGetsACodedErrorAndTheSessionStaysOpen(String frame, String code, String pointer) {
        try (ChatClient client = server.chatClient()) {
            client.raw().text(frame.replace("ID", client.id()));
            JsonNode error = client.next("error").path("payload");
            assertThat(error.path("code").asString()).isEqualTo(code);
            assertThat(error.path("pointer").asString(null)).isEqualTo(pointer);
            assertThat(error.path("terminal").asBoolean()).isFalse();
            assertThat(error.path("docs").asString()).isEqualTo("/docs/errors/" + code);
            client.send("ping", "{}", null);
            client.next("pong");
        }
    }

    @Test
    void messagesBeforeConnectAreRefused() {
        try (RawClient raw = server.open()) {
            String id = raw.next().text().replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
            raw.text("{\"type\":\"subscribe\",\"payload\":{\"id\":\"" + id + "\"},\"ref\":\"s\"}");
            assertThat(raw.next().text()).contains("not_connected", "\"ref\":\"s\"", "\"retryable\":true");
        }
    }

    @ParameterizedTest
    @CsvSource({"boom", "big boom", "late boom"})
    void anExceptionOfAHandlerIsNotShownToTheClient(String question) {
        try (ChatClient client = server.chatClient()) {
            client.send("ask", "{'question': '" + question + "'}", "r");
            JsonNode error = client.next("error");
            assertThat(error.at("/payload/code").asString()).isEqualTo("internal");
            assertThat(error.path("ref").asString()).isEqualTo("r");
            assertThat(error.toString()).doesNotContain("secret");
        }
    }

    @Test
    void aBinaryMessageIsRefusedAndTheSessionStaysOpen() {
        try (ChatClient client = server.chatClient()) {
            client.raw().frame(0x82, new byte[] {1, 2, 3});
            assertThat(client.nextError()).isEqualTo("binary_not_supported");
            client.send("ping", "{}", null);
            client.next("pong");
        }
    }

    @Test
    void theNumberOfSubscriptionsIsLimited() {
        try (ChatClient client = server.chatClient()) {
            client.send("subscribe", "{}", null);
            client.next("subscribed");
            client.send("subscribe", "{'topic': 'ticks', 'key': 'a'}", null);
            assertThat(client.next("subscribed").at("/payload/position/key").asString())
                    .isEqualTo("a");
            client.send("subscribe", "{'topic': 'ticks', 'key': 'b'}", null);
            assertThat(client.nextError()).isEqualTo("too_many_subscriptions");
            client.send("subscribe", "{}", null);
            client.next("subscribed");
            client.send("unsubscribe", "{'topic': 'ticks', 'key': 'a'}", "u");
            assertThat(client.next("unsubscribed").path("ref").asString()).isEqualTo("u");
            client.send("subscribe", "{'topic': 'ticks', 'key': 'b'}", null);
            client.next("subscribed");
        }
    }

    @Test
    void aPingBetweenFragmentsDoesNotSplitTheMessage() {
        try (ChatClient client = server.chatClient()) {
            String text = "{\"type\":\"ping\",\"payload\":{\"id\":\"" + client.id() + "\"}}";
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            client.raw().frame(0x01, java.util.Arrays.copyOf(bytes, 10));
            client.raw().frame(0x89, new byte[] {7});
            client.raw().frame(0x80, java.util.Arrays.copyOfRange(bytes, 10, bytes.length));
            RawClient.Frame pong = client.raw().next();
            assertThat(pong.opcode()).isEqualTo(0xA);
            assertThat(pong.payload()).containsExactly(7);
            client.next("pong");
        }
    }

    @Test
    void requestsBeyondTheLimitInFlightWaitAndNoneIsDropped() throws Exception {
        try (ChatClient client = server.chatClient()) {
            int before = server.chat().asked();
            for (int i = 0; i < 40; i++) {
                client.send("ask", "{'question': 'wait'}", "w" + i);
            }
            Await.until(
                    "32 requests are in flight", () -> server.chat().waiting().size() == 32);
            assertThat(server.chat().asked() - before).isEqualTo(32);
            for (int i = 0; i < 40; i++) {
                Await.until(
                        "a request is in flight", () -> !server.chat().waiting().isEmpty());
                server.chat().waiting().remove().complete(new dev.howl.server.chat.ChatMessages.Answer("x"));
                assertThat(client.next("answer").path("ref").asString()).isEqualTo("w" + i);
            }
        }
    }

    @Test
    void withoutAnErrorMessageAnInvalidFrameClosesTheSessionWith1008() {
        try (RawClient raw = RawClient.open(server.port(), "/plain")) {
            raw.text("{\"type\":\"echo\",\"text\":\"hi\"}");
            assertThat(raw.next().text()).isEqualTo("{\"type\":\"echoed\",\"text\":\"hi\"}");
            raw.text("{\"type\":\"echo\"}");
            assertThat(raw.next().closeCode()).isEqualTo(1008);
        }
    }
}
