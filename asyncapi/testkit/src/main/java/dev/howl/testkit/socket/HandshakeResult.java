package dev.howl.testkit.socket;

import dev.howl.testkit.ConformanceCheck;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The answer to a handshake request. */
public sealed interface HandshakeResult {

    /**
     * The handshake succeeds.
     *
     * @param listener gets the connection and its frames
     * @param check checks the messages of the client
     * @param idleTimeout time without any frame after which the listener is told; {@code null} for none
     */
    record Accept(
            SocketListener listener,
            ConformanceCheck check,
            @Nullable Duration idleTimeout) implements HandshakeResult {}

    /**
     * The handshake fails.
     *
     * @param status of the HTTP response
     * @param reason the body of the response, plain text
     */
    record Refuse(int status, String reason) implements HandshakeResult {}
}
