package dev.howl.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.server.support.RawClient;
import dev.howl.server.support.RawClient.Frame;
import dev.howl.server.support.TestServer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Tests of a channel whose contract has binary messages, over real sockets. */
class BinaryFramesTest {
    private static final int BINARY = 2;

    @Test
    void aBinaryMessageReachesItsHandlerAndIsSentBack() {
        try (TestServer server = TestServer.startWith("parcels");
                RawClient client = RawClient.open(server.port(), "/parcels")) {
            client.frame(0x82, new byte[] {0, -1});
            assertBinary(client.next(), (byte) 0, (byte) -1);
            client.frame(0x02, new byte[] {1});
            client.frame(0x80, new byte[] {2});
            assertBinary(client.next(), (byte) 1, (byte) 2);
        }
    }

    @Test
    void theContractsBinaryMessageComesBeforeTheSettingThatReadsBinaryAsText() {
        try (TestServer server = TestServer.startWith("parcels", "howl.channels.parcels.binary-as-text=true");
                RawClient client = RawClient.open(server.port(), "/parcels")) {
            client.frame(0x82, "text".getBytes(StandardCharsets.UTF_8));
            assertBinary(client.next(), "text".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void aTextIsNoMessageOfSuchAChannel() {
        try (TestServer server = TestServer.startWith("parcels");
                RawClient client = RawClient.open(server.port(), "/parcels")) {
            client.text("text");
            assertThat(client.next().closeCode()).isEqualTo(1008);
        }
    }

    @Test
    void binaryMessagesCountForTheRateLimit() {
        try (TestServer server = TestServer.startWith("parcels", "howl.limits.messages-per-second=5");
                RawClient client = RawClient.open(server.port(), "/parcels")) {
            for (int i = 0; i < 100; i++) {
                client.frame(0x82, new byte[] {1});
            }
            Frame frame = client.next();
            while (frame.opcode() == BINARY) {
                frame = client.next();
            }
            assertThat(frame.closeCode()).isEqualTo(1008);
        }
    }

    @Test
    void aMessageThatIsTooLargeClosesTheConnection() {
        try (TestServer server = TestServer.startWith("parcels", "howl.limits.message-bytes=1000");
                RawClient client = RawClient.open(server.port(), "/parcels")) {
            client.frame(0x82, new byte[1000]);
            assertBinary(client.next(), new byte[1000]);
            client.frame(0x02, new byte[999]);
            client.frame(0x80, new byte[2]);
            assertThat(client.next().closeCode()).isEqualTo(1009);
        }
    }

    private static void assertBinary(Frame frame, byte... payload) {
        assertThat(frame.opcode()).isEqualTo(BINARY);
        assertThat(frame.payload()).isEqualTo(payload);
    }
}
