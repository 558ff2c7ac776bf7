package dev.howl.testkit;

import static dev.howl.testkit.Chat.quoted;
import static dev.howl.testkit.Chat.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.runtime.Direction;
import dev.howl.testkit.wire.WireFrame;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Network faults that the recorder causes, seen by a raw socket. */
class FaultsTest {
    private final EchoServer server = new EchoServer();
    private final Recorder recorder = Recorder.between(Chat.CHECK, server.address());
    private RawSocket socket = connect();

    private RawSocket connect() {
        try {
            return RawSocket.open(recorder.uri("/chat"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void sayHello() throws IOException {
        socket.sendText(say("hello"));
        assertThat(socket.readFrame().map(WireFrame::text)).contains(say("hello"));
    }

    @AfterEach
    void stop() {
        socket.close();
        recorder.close();
        server.close();
    }

    @Test
    void endOfStreamAfterACloseIsEof() throws IOException {
        socket.sendClose(1000);
        RawSocket.Rest rest = socket.readToEnd();
        assertThat(rest.frames()).extracting(WireFrame::closeCode).containsExactly(1000);
        assertThat(rest.end()).isEqualTo(RawSocket.End.EOF);
    }

    @Test
    void resetByTheServerIsAReset() throws IOException {
        socket.sendText(quoted("{'type':'ping','then':'reset'}"));
        RawSocket.Rest rest = socket.readToEnd();
        assertThat(rest.frames()).isEmpty();
        assertThat(rest.end()).isEqualTo(RawSocket.End.RESET);
    }

    @Test
    void cutIsAReset() throws IOException {
        recorder.cutAll();
        assertThat(socket.readToEnd().end()).isEqualTo(RawSocket.End.RESET);
        socket = connect();
        sayHello();
    }

    @Test
    void stalledReaderReceivesEverythingAfterItResumes() throws IOException {
        recorder.pause(Direction.TO_CLIENT);
        for (int i = 0; i < 100; i++) {
            socket.sendText(say("message " + i));
        }
        recorder.awaitFrame(
                frame -> frame.isToServer() && frame.text().equals(say("message 99")), Duration.ofSeconds(30));
        assertThat(recorder.frames(Direction.TO_CLIENT)).hasSize(1);
        recorder.resume(Direction.TO_CLIENT);
        for (int i = 0; i < 100; i++) {
            assertThat(socket.readFrame().map(WireFrame::text)).contains(say("message " + i));
        }
    }
}
