package dev.howl.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.Peer;
import dev.howl.app.support.RealServer;
import dev.howl.testkit.RawSocket;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testkit.wire.Opcode;
import dev.howl.testkit.wire.WireFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the process ends when it is told to. */
class ShutdownTest {

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void aSignalClosesAllClientsAndTheProcessExitsWith0(String signal) throws Exception {
        try (ServerUnderTest server = RealServer.start("howl.wisdom.interval=10ms");
                Peer reading = Peer.subscribed(server);
                Peer silent = Peer.open(server)) {
            reading.await("wisdom_distribution");
            server.program().signal(signal);
            assertThat(reading.raw().awaitClosed().code()).isEqualTo(1001);
            assertThat(silent.raw().awaitClosed().code()).isEqualTo(1001);
            assertThat(server.program().awaitEnd()).isZero();
        }
    }

    @Test
    void aSignalThatIsDeliveredTwiceAtOnceStillDrains() throws Exception {
        try (ServerUnderTest server = RealServer.start()) {
            try (RawSocket socket = RawSocket.open(server.ws("/events"))) {
                assertThat(socket.readFrame().map(WireFrame::opcode)).contains(Opcode.TEXT);
                server.program().signal("TERM");
                server.program().signal("TERM");
                assertThat(socket.readFrame().map(WireFrame::closeCode)).contains(1001);
                socket.sendClose(1001);
                assertThat(socket.readToEnd().end()).isEqualTo(RawSocket.End.EOF);
            }
            assertThat(server.program().awaitEnd()).isZero();
        }
    }
}
