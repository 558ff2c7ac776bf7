package dev.howl.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.server.support.ChatClient;
import dev.howl.server.support.RawClient;
import dev.howl.server.support.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames that a peer can repeat without ever sending a message. */
class FloodTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** @param before a frame that the flood follows, or 0; both are first bytes of frames */
    @ParameterizedTest
    @CsvSource({
        "a Ping, 0, 0x89, 0",
        "a Ping with a payload, 0, 0x89, 125",
        "a Pong, 0, 0x8A, 0",
        "a Pong with a payload, 0, 0x8A, 125",
        "an empty fragment of a text, 0x01, 0x00, 0",
        "a small fragment of a text, 0x01, 0x00, 1",
        "an empty fragment of a binary message, 0x02, 0x00, 0",
        "an empty text, 0, 0x81, 0",
        "an empty binary message, 0, 0x82, 0"
    })
    void aFloodIsClosedWith1008(String frame, String before, String repeated, int size) {
        try (ChatClient client = server.chatClient()) {
            ByteArrayOutputStream flood = new ByteArrayOutputStream();
            if (Integer.decode(before) > 0) {
                flood.writeBytes(RawClient.masked(Integer.decode(before), new byte[0]));
            }
            for (int i = 0; i < 400; i++) {
                flood.writeBytes(RawClient.masked(Integer.decode(repeated), new byte[size]));
            }
            client.raw().raw(flood.toByteArray());
            RawClient.Frame last = client.raw().next();
            while (last.opcode() != RawClient.CLOSE) {
                last = client.raw().next();
            }
            assertThat(last.closeCode()).as(frame).isEqualTo(1008);
        }
    }

    @Test
    void aMessageInLargeFragmentsCountsOnce() throws UncheckedIOException {
        try (ChatClient client = server.chatClient()) {
            String ping = "{\"type\":\"ping\",\"payload\":{\"id\":\"" + client.id() + "\"},\"fill\":\"";
            byte[] start = (ping + "x".repeat(1_100)).getBytes(StandardCharsets.US_ASCII);
            byte[] more = "y".repeat(1_100).getBytes(StandardCharsets.US_ASCII);
            for (int message = 0; message < 10; message++) {
                client.raw().frame(0x01, start);
                for (int i = 0; i < 20; i++) {
                    client.raw().frame(0x00, more);
                }
                client.raw().frame(0x80, "\"}".getBytes(StandardCharsets.US_ASCII));
                client.next("pong");
            }
        }
    }
}
