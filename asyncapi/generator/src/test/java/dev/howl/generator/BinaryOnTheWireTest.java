package dev.howl.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.testkit.RawSocket;
import dev.howl.testkit.wire.Opcode;
import dev.howl.testkit.wire.WireFrame;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A generated server and a generated client of the case {@code binary}, with the recorder between them. */
class BinaryOnTheWireTest {
    /** A little more than the server accepts by default. */
    private static final int TOO_LARGE = 70_000;

    private final WiredCase wired;

    BinaryOnTheWireTest(@TempDir Path folder) {
        wired = new WiredCase("binary", folder, "Gallery", "Readings");
    }

    @Test
    void aGeneratedClientAndAGeneratedServerExchangeBytes() throws Exception {
        wired.withServer(recorder -> {
            wired.converse("gallery", recorder.uri("/gallery"));
            wired.converse("readings", recorder.uri("/readings"));
        });
    }

    @Test
    void fragmentsAreJoinedToOneMessage() throws Exception {
        wired.withServer(recorder -> {
            try (RawSocket client = RawSocket.open(recorder.uri("/gallery"))) {
                client.sendFrame(false, 0, Opcode.BINARY, new byte[] {1, 2, 3});
                client.sendFrame(true, 0, Opcode.PING, new byte[0]);
                client.sendFrame(false, 0, Opcode.CONTINUATION, new byte[0]);
                client.sendFrame(true, 0, Opcode.CONTINUATION, new byte[] {4, 5, (byte) 0xFF});
                assertThat(next(client).opcode()).isEqualTo(Opcode.PONG);
                WireFrame thumbnail = next(client);
                assertThat(thumbnail.opcode()).isEqualTo(Opcode.BINARY);
                assertThat(thumbnail.fin()).isTrue();
                assertThat(thumbnail.payload()).containsExactly(1, 2, 3);
            }
        });
    }

    @Test
    void anEmptyMessageIsAMessage() throws Exception {
        wired.withServer(recorder -> {
            try (RawSocket client = RawSocket.open(recorder.uri("/gallery"))) {
                client.sendFrame(true, 0, Opcode.BINARY, new byte[0]);
                assertThat(next(client).opcode()).isEqualTo(Opcode.BINARY);
            }
        });
    }

    @Test
    void aMessageThatIsTooLargeClosesTheConnection() throws Exception {
        wired.withServer(recorder -> {
            try (RawSocket client = RawSocket.open(recorder.uri("/gallery"))) {
                client.sendFrame(false, 0, Opcode.BINARY, new byte[TOO_LARGE / 2]);
                client.sendFrame(true, 0, Opcode.CONTINUATION, new byte[TOO_LARGE / 2]);
                assertThat(next(client).closeCode()).isEqualTo(1009);
            }
        });
    }

    @Test
    void aTextWhereOnlyBytesAreReadIsInvalid() throws Exception {
        wired.withServer(recorder -> {
            recorder.allowText("hello");
            try (RawSocket client = RawSocket.open(recorder.uri("/readings"))) {
                client.sendFrame(true, 0, Opcode.BINARY, new byte[5]);
                assertThat(next(client).payload())
                        .asString(StandardCharsets.UTF_8)
                        .isEqualTo("{\"bytes\":5}");
                client.sendText("hello");
                assertThat(next(client).closeCode()).isEqualTo(1008);
            }
        });
    }

    private static WireFrame next(RawSocket client) {
        return client.readFrame().orElseThrow();
    }
}
