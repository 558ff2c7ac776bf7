package dev.howl.testkit.conformance.check;

import dev.howl.testkit.conformance.client.ProbeSocket;
import dev.howl.testkit.conformance.client.Received;
import dev.howl.testkit.wire.Opcode;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** The end of a connection with which a server may refuse the parameters of a handshake that it has accepted. */
final class HandshakeEnd {
    private static final Duration QUIET = Duration.ofMillis(300);
    private static final int MAX_EVENTS = 20;
    /** Name of handshakes among the messages; no message has this id. */
    private static final String HANDSHAKE = " handshake";

    private final SilenceWindows silences;

    HandshakeEnd(SilenceWindows silences) {
        this.silences = silences;
    }

    /** Returns whether the server ends the connection at once: before the Pong to a Ping, or soon after it. */
    boolean isClosed(ProbeSocket socket) {
        try {
            socket.sendFrame(true, 0, Opcode.PING, new byte[0]);
        } catch (IOException e) {
            // The end of the connection follows.
        }
        Duration wait = QUIET;
        for (int events = 0; events < MAX_EVENTS; events++) {
            Optional<Received> event = socket.receive(wait);
            if (event.isEmpty()) {
                silences.passedOver(HANDSHAKE);
                return false;
            }
            if (event.get() instanceof Received.End) {
                silences.told(HANDSHAKE);
                return true;
            }
            if (event.get() instanceof Received.Pong) {
                wait = silences.late(HANDSHAKE, QUIET);
            }
        }
        return false;
    }
}
