package dev.howl.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.server.support.ChatClient;
import dev.howl.server.support.RawClient;
import dev.howl.server.support.TestServer;
import dev.howl.testkit.Await;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClosingTest {
    private static final int LIMIT = 65_536;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Arguments> violations() {
        byte[] badUtf8 = {'"', (byte) 0xC3, '('};
        byte[] tooBig = new byte[LIMIT + 1];
        Arrays.fill(tooBig, (byte) ' ');
        return Stream.of(
                Arguments.of("a reserved bit", RawClient.masked(0xC1, new byte[0]), 1002),
                Arguments.of("an unmasked frame", new byte[] {(byte) 0x81, 0}, 1002),
                Arguments.of("a reserved opcode", RawClient.masked(0x83, new byte[0]), 1002),
                Arguments.of("a reserved control opcode", RawClient.masked(0x8B, new byte[0]), 1002),
                Arguments.of("a fragmented ping", RawClient.masked(0x09, new byte[0]), 1002),
                Arguments.of("a long ping", RawClient.masked(0x89, new byte[126]), 1002),
                Arguments.of("a continuation of nothing", RawClient.masked(0x80, new byte[0]), 1002),
                Arguments.of("a Close of one byte", RawClient.masked(0x88, new byte[1]), 1002),
                Arguments.of("a Close with 1005", RawClient.masked(0x88, new byte[] {3, (byte) 0xED}), 1002),
                Arguments.of(
                        "a length not in the shortest form",
                        new byte[] {(byte) 0x81, (byte) 0xFE, 0, 1, 0, 0, 0, 0, 0},
                        1002),
                Arguments.of("text that is not UTF-8", RawClient.masked(0x81, badUtf8), 1007),
                Arguments.of("a long message", RawClient.masked(0x81, tooBig), 1009),
                Arguments.of("a long binary message", RawClient.masked(0x82, tooBig), 1009));
    }

    @ParameterizedTest(name = "{0} is closed with {2}")
    @MethodSource("violations")
    void aViolationIsAnsweredWithACloseBeforeTcpEnds(String what, byte[] bytes, int code) {
        try (RawClient raw = server.open()) {
            raw.next();
            raw.raw(bytes);
            RawClient.Frame close = raw.next();
            assertThat(close.opcode()).isEqualTo(RawClient.CLOSE);
            assertThat(close.closeCode()).isEqualTo(code);
            raw.close(code);
            assertThat(raw.read()).isNull();
        }
    }

    @Test
    void aFragmentedMessageOverTheLimitIsClosedWith1009AndTheRestIsDiscarded() {
        try (RawClient raw = server.open()) {
            raw.next();
            byte[] part = new byte[LIMIT / 2];
            raw.frame(0x01, part);
            raw.frame(0x00, part);
            raw.frame(0x00, new byte[1]);
            assertThat(raw.next().closeCode()).isEqualTo(1009);
            for (int i = 0; i < 100; i++) {
                raw.frame(0x00, part);
            }
            raw.frame(0x80, part);
            raw.close(1009);
            assertThat(raw.read()).isNull();
        }
    }

    @Test
    void aFragmentLengthThatWouldOverflowIsClosedWith1009() {
        try (RawClient raw = server.open()) {
            raw.next();
            raw.frame(0x01, new byte[10]);
            raw.raw(new byte[] {(byte) 0x80, (byte) 0xFF, 0x7F, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0});
            assertThat(raw.next().closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void aMessageOfTheMaximumSizeIsAccepted() {
        try (ChatClient client = server.chatClient()) {
            byte[] message = new byte[LIMIT];
            Arrays.fill(message, (byte) ' ');
            client.raw().frame(0x81, message);
            assertThat(client.nextError()).isEqualTo("bad_json");
        }
    }

    @Test
    void aCloseIsEchoedWithItsCode() {
        try (RawClient raw = server.open()) {
            raw.next();
            raw.close(4321);
            assertThat(raw.next().closeCode()).isEqualTo(4321);
            assertThat(raw.read()).isNull();
        }
    }

    @Test
    void aCloseWithoutACodeIsEchoedWithoutOne() {
        try (RawClient raw = server.open()) {
            raw.next();
            raw.frame(0x88, new byte[0]);
            RawClient.Frame close = raw.next();
            assertThat(close.opcode()).isEqualTo(RawClient.CLOSE);
            assertThat(close.payload()).isEmpty();
            assertThat(raw.read()).isNull();
        }
    }

    @Test
    void disconnectClosesWith1000() {
        try (ChatClient client = server.chatClient()) {
            client.send("disconnect", "{}", null);
            assertThat(client.raw().next().closeCode()).isEqualTo(1000);
            client.raw().close(1000);
            assertThat(client.raw().read()).isNull();
        }
    }

    @Test
    void framesBeforeACloseArriveAndNoneFollowIt() {
        try (ChatClient client = server.chatClient()) {
            client.send("say", "{'text': 'close'}", null);
            client.send("ping", "{}", null);
            assertThat(client.next("notice").at("/payload/text").asString()).isEqualTo("first this");
            RawClient.Frame close = client.raw().next();
            assertThat(close.closeCode()).isEqualTo(4003);
            assertThat(new String(close.payload(), 2, close.payload().length - 2, StandardCharsets.UTF_8))
                    .isEqualTo("enough");
            client.raw().close(4003);
            assertThat(client.raw().read()).isNull();
        }
    }

    @Test
    void aPeerThatDoesNotAnswerTheCloseIsDisconnectedAfterFiveSeconds() {
        try (ChatClient client = server.chatClient()) {
            long start = System.nanoTime();
            client.send("disconnect", "{}", null);
            assertThat(client.raw().next().closeCode()).isEqualTo(1000);
            assertThat(client.raw().read()).isNull();
            assertThat(System.nanoTime() - start).isGreaterThan(4_500_000_000L);
        }
    }

    @Test
    void floodingIsRefusedFirstAndThenClosedWith1008() {
        try (ChatClient client = server.chatClient()) {
            String ping = "{\"type\":\"ping\",\"payload\":{\"id\":\"" + client.id() + "\"}}";
            for (int i = 0; i < 400; i++) {
                client.raw().text(ping);
            }
            String last = "";
            int refused = 0;
            RawClient.Frame frame = client.raw().next();
            for (; frame.opcode() == RawClient.TEXT; frame = client.raw().next()) {
                last = frame.text();
                refused += last.contains("rate_limited") ? 1 : 0;
            }
            assertThat(refused).isEqualTo(100);
            assertThat(last).contains("rate_limited", "\"terminal\":true", "\"retryable\":true");
            assertThat(frame.closeCode()).isEqualTo(1008);
        }
    }

    @Test
    void noPongsAreQueuedForAClientThatStopsReading() {
        int batches = 4_000;
        int batch = 100;
        try (TestServer patient = TestServer.start("howl.limits.messages-per-second=1000000");
                ChatClient client = new ChatClient(RawClient.open(patient.port(), "/chat/den", 4_096))) {
            ByteArrayOutputStream pings = new ByteArrayOutputStream();
            for (int i = 0; i < batch; i++) {
                pings.writeBytes(RawClient.masked(0x89, new byte[125]));
            }
            for (int i = 0; i < batches; i++) {
                client.raw().raw(pings.toByteArray());
            }
            client.send("ping", "{}", null);
            int pongs = 0;
            for (RawClient.Frame frame = client.raw().next();
                    frame.opcode() != RawClient.TEXT;
                    frame = client.raw().next()) {
                pongs++;
            }
            // The socket buffers of the kernel alone hold some thousands of Pongs.
            assertThat(pongs).isBetween(1, batches * batch / 2);
        }
    }

    @Test
    void stoppingClosesAllSessionsWith1001AndAwaitsTheirClose() {
        try (TestServer stopping = TestServer.start("howl.drain.timeout=8s")) {
            Thread stop = new Thread(stopping::close);
            try (ChatClient client = stopping.chatClient();
                    RawClient second = RawClient.open(stopping.port(), "/plain")) {
                stop.start();
                client.next("moving");
                assertThat(client.raw().next().closeCode()).isEqualTo(1001);
                assertThat(second.next().closeCode()).isEqualTo(1001);
                try (RawClient refused = RawClient.open(stopping.port(), "/plain")) {
                    assertThat(refused.head()).startsWith("HTTP/1.1 503").containsIgnoringCase("retry-after: 5");
                }
                client.raw().close(1001);
                second.close(1001);
                assertThat(client.raw().read()).isNull();
                assertThat(second.read()).isNull();
            }
            Await.until("the server has stopped", () -> !stop.isAlive());
        }
    }
}
