package dev.howl.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.testkit.RawClient;
import dev.howl.testkit.RawSocket;
import dev.howl.testkit.wire.Opcode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A generated server and a generated client of the case {@code textframes}, with the recorder between them. */
class TextOnTheWireTest {
    private final WiredCase wired;

    TextOnTheWireTest(@TempDir Path folder) {
        wired = new WiredCase("textframes", folder, "Desk", "Echo");
    }

    @Test
    void aGeneratedClientAndAGeneratedServerUnderstandEachOther() throws Exception {
        wired.withServer(recorder -> {
            wired.converse("desk", recorder.uri("/desk/den?city_uuid=7"));
            wired.converse("echo", recorder.uri("/echo"));
        });
    }

    @Test
    void whatIsNoMessageIsAnsweredWithTheErrorText() throws Exception {
        wired.withServer(recorder -> {
            recorder.allowText("far too long to be said");
            try (RawClient client = RawClient.connect(recorder.uri("/desk/den"))) {
                client.send("far too long to be said");
                assertThat(client.nextText()).isEqualTo("ERROR schema_violation: longer than 20 characters");
                client.send("send_now");
                assertThat(client.nextText()).isEqualTo("Immediate message sent");
            }
        });
    }

    @Test
    void binaryFramesAreRefusedAndRecordedAsViolations() throws Exception {
        wired.withServer(recorder -> {
            recorder.allow(frame -> frame.violations().stream()
                    .anyMatch(violation -> violation.keyword().equals("binary")));
            try (RawSocket client = RawSocket.open(recorder.uri("/desk/den"))) {
                client.sendFrame(true, 0, Opcode.BINARY, new byte[] {1});
                assertThat(client.readFrame().orElseThrow().payload())
                        .asString()
                        .isEqualTo("ERROR binary_not_supported: send text frames");
            }
        });
    }
}
