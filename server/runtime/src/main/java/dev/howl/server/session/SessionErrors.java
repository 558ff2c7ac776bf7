package dev.howl.server.session;

import dev.howl.runtime.CloseCodes;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.runtime.OnInvalid;
import dev.howl.server.transport.WebSocketConnection;
import org.jspecify.annotations.Nullable;

/** The error messages of one session. Confined to its event loop. */
final class SessionErrors {
    private final ChannelState channel;
    private final WebSocketConnection connection;
    private final String prefix;

    SessionErrors(ChannelState channel, WebSocketConnection connection, String prefix) {
        this.channel = channel;
        this.prefix = prefix;
        this.connection = connection;
    }

    /** Sends the contract's error message; without one, does what {@code x-howl-on-invalid} says. */
    void send(CodedException refusal, @Nullable String ref) {
        boolean sent = send(refusal, false, ref);
        if (!sent && channel.spec().onInvalid() == OnInvalid.CLOSE_1008) {
            connection.close(CloseCodes.POLICY_VIOLATION, refusal.code());
        }
    }

    /** Sends the contract's error message, if it has one, and starts the closing handshake. */
    void end(CodedException refusal, int closeCode, String reason) {
        send(refusal, true, null);
        connection.close(closeCode, reason);
    }

    /** Tells the client that the server has failed and closes the connection; the connection sends the Close. */
    void failing() {
        send(internal(), true, null);
    }

    /** Returns the error for an unexpected failure, which gives nothing away. */
    static CodedException internal() {
        return new CodedException(Codes.INTERNAL, "internal server error");
    }

    private boolean send(CodedException refusal, boolean terminal, @Nullable String ref) {
        channel.stats().error(refusal.code());
        byte[] frame = channel.frames().error(refusal, terminal, ref, prefix);
        if (frame != null) {
            connection.send(frame);
        }
        return frame != null;
    }
}
