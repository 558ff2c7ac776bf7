package dev.howl.testkit;

import static dev.howl.testkit.Chat.quoted;
import static dev.howl.testkit.Chat.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.runtime.Direction;
import dev.howl.testkit.wire.Opcode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecorderTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String TOO_LONG = say("123456789012345678901");

    private final EchoServer server = new EchoServer();
    private final Recorder recorder = Recorder.between(Chat.CHECK, server.address());

    @AfterEach
    void stop() {
        server.close();
    }

    private RawSocket open() throws IOException {
        return RawSocket.open(recorder.uri("/chat"));
    }

    private void exchange(String text) throws IOException {
        try (RawSocket socket = open()) {
            socket.sendText(text);
            assertThat(socket.readFrame().orElseThrow().text()).isEqualTo(text);
        }
    }

    @Test
    void framesOfBothDirectionsAreRecordedInOrder() throws IOException {
        try (RawSocket socket = open()) {
            socket.sendText(say("one"));
            assertThat(socket.readFrame()).isPresent();
            socket.sendText(say("two"));
            assertThat(socket.readFrame()).isPresent();
            socket.sendClose(1000);
            assertThat(socket.readToEnd().end()).isEqualTo(RawSocket.End.EOF);
        }
        assertThat(recorder.frames())
                .extracting(RecordedFrame::text)
                .containsExactly(say("one"), say("one"), say("two"), say("two"), "", "");
        assertThat(recorder.frames(Direction.TO_CLIENT))
                .extracting(RecordedFrame::opcode)
                .containsExactly(Opcode.TEXT, Opcode.TEXT, Opcode.CLOSE);
        assertThat(recorder.frames().get(5).closeCode()).isEqualTo(1000);
        assertThat(recorder.frames()).allSatisfy(frame -> {
            assertThat(frame.path()).isEqualTo("/chat");
            assertThat(frame.connection()).isEqualTo(1);
        });
        assertThat(recorder.connections()).isEqualTo(1);
        assertThatCode(recorder::close).doesNotThrowAnyException();
    }

    @Test
    void frameOutsideTheContractFailsTheClose() throws IOException {
        exchange(TOO_LONG);
        assertThat(recorder.violations()).hasSize(2);
        assertThatThrownBy(recorder::close)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("2 violation(s) of the contract on the wire")
                .hasMessageContaining("#1 connection 1 client -> server /chat text, 45 bytes: " + TOO_LONG)
                .hasMessageContaining("#2 connection 1 server -> client /chat text")
                .hasMessageContaining("maxLength: /text: longer than 20 characters");
        assertThatCode(recorder::close).doesNotThrowAnyException();
    }

    @Test
    void allowanceAppliesToTheClientOnly() throws IOException {
        recorder.allow(frame -> true);
        exchange(TOO_LONG);
        assertThatThrownBy(recorder::close)
                .hasMessageContaining("1 violation(s) of the contract on the wire")
                .hasMessageContaining("server -> client")
                .hasMessageNotContaining("client -> server");
    }

    @Test
    void allowedFrameOfAClientIsNoViolation() throws IOException {
        recorder.allowText("raw:8901" + "61");
        try (RawSocket socket = open()) {
            socket.sendText("raw:890161");
            assertThat(socket.readFrame().orElseThrow().opcode()).isEqualTo(Opcode.PING);
        }
        assertThatCode(recorder::close).doesNotThrowAnyException();
    }

    @Test
    void unusedAllowanceFailsTheClose() throws IOException {
        recorder.allowText(say("fine"));
        recorder.allow(frame -> frame.text().contains("never"));
        exchange(say("fine"));
        assertThatThrownBy(recorder::close)
                .hasMessageContaining("2 violation(s)")
                .hasMessageContaining("no client sent such an invalid frame: the text " + say("fine"))
                .hasMessageContaining("the predicate at dev.howl.testkit.RecorderTest");
    }

    @Test
    void connectionsWithoutFramesAreInconclusive() throws IOException {
        open().close();
        assertThatThrownBy(recorder::close).hasMessageContaining("no frame was recorded on 1 WebSocket connection(s)");
    }

    @Test
    void connectionsThatAreNotHttpAreInconclusive() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), recorder.port())) {
            socket.getOutputStream().write("hello".getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThatThrownBy(recorder::close).hasMessageContaining("no HTTP request was recognised on 1 connection(s)");
    }

    @Test
    void unusedRecorderClosesWithoutFailure() {
        assertThatCode(recorder::close).doesNotThrowAnyException();
    }

    @Test
    void awaitsAFrame() throws IOException {
        try (RawSocket socket = open()) {
            socket.sendText(say("now"));
            RecordedFrame frame =
                    recorder.awaitFrame(f -> !f.isToServer() && f.text().equals(say("now")), SOON);
            assertThat(frame.sequence()).isEqualTo(2);
            assertThat(recorder.awaitFrame(f -> f.isToServer(), SOON).sequence())
                    .isEqualTo(1);
            assertThatThrownBy(() -> recorder.awaitFrame(f -> f.text().equals("never"), Duration.ofMillis(20)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("no such frame within PT0.02S")
                    .hasMessageContaining(say("now"));
            assertThatThrownBy(() -> recorder.awaitFrame(f -> f.text().charAt(1000) == 'x', SOON))
                    .hasMessageContaining("the predicate failed");
        }
        assertThatCode(recorder::close).doesNotThrowAnyException();
    }

    @Test
    void plainHttpMayPrecedeAnUpgradeOnOneConnection() throws IOException {
        try (RawSocket socket = RawSocket.connect(recorder.address())) {
            socket.send("GET /docs HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.readBytes(40)).asString(StandardCharsets.US_ASCII).endsWith("\r\n\r\nok");
            assertThat(recorder.frames()).isEmpty();
            recorder.assertClean();
            assertThat(socket.upgrade("/chat?room=1").status()).isEqualTo(101);
            socket.sendText(say("later"));
            assertThat(socket.readFrame()).isPresent();
        }
        assertThat(recorder.frames()).extracting(RecordedFrame::path).containsExactly("/chat", "/chat");
        assertThatCode(recorder::close).doesNotThrowAnyException();
    }

    @Test
    void serverMayMoveToAnotherPort() throws IOException {
        try (Recorder later = Recorder.listening(Chat.CHECK)) {
            assertThatThrownBy(() -> RawClient.connect(later.uri("/chat"))).isInstanceOf(IOException.class);
            for (int i = 0; i < 2; i++) {
                try (EchoServer next = new EchoServer()) {
                    later.upstream(next.address());
                    try (RawClient client = RawClient.connect(later.uri("/chat"))) {
                        client.send(say("hello"));
                        assertThat(client.nextText()).isEqualTo(say("hello"));
                    }
                }
            }
            assertThat(later.frames()).hasSize(4);
        }
    }

    @Test
    void pathOutsideTheContractIsAViolation() throws IOException {
        try (RawSocket socket = RawSocket.open(recorder.uri("/elsewhere"))) {
            socket.sendText(quoted("{'type':'sigh'}"));
            assertThat(socket.readFrame()).isPresent();
        }
        assertThatThrownBy(recorder::close).hasMessageContaining("the contract has no channel at this path");
    }
}
