package dev.howl.client.runtime;

import dev.howl.runtime.Futures;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;

/** The translation of what the JDK reports of a failed handshake. */
final class JdkHandshakeFailure {
    private static final int SWITCHING_PROTOCOLS = 101;

    private JdkHandshakeFailure() {}

    /** Returns the failure for the listener of a link. */
    static Throwable of(Throwable failure) {
        Throwable cause = Futures.cause(failure);
        if (!(cause instanceof WebSocketHandshakeException refused) || refused.getResponse() == null) {
            return cause;
        }
        HttpResponse<?> response = refused.getResponse();
        return response.statusCode() == SWITCHING_PROTOCOLS
                ? violation(response.headers(), refused)
                : new HandshakeRefusedException(
                        response.statusCode(),
                        response.headers().firstValue("Retry-After").orElse(null),
                        Excerpt.of(response.body()));
    }

    private static HandshakeDefect violation(HttpHeaders headers, Throwable cause) {
        String extensions = headers.firstValue("Sec-WebSocket-Extensions").orElse("");
        if (!extensions.isEmpty()) {
            return new HandshakeDefect(
                    ConnectFailureKind.UNREQUESTED_EXTENSION,
                    "it chose the extension '" + Excerpt.of(extensions) + "', which was not requested",
                    cause);
        }
        String subprotocol = headers.firstValue("Sec-WebSocket-Protocol").orElse("");
        if (!subprotocol.isEmpty()) {
            return new HandshakeDefect(
                    ConnectFailureKind.UNREQUESTED_SUBPROTOCOL,
                    "it chose the subprotocol '" + Excerpt.of(subprotocol) + "', which was not requested",
                    cause);
        }
        boolean upgraded = headers.firstValue("Upgrade").orElse("").equalsIgnoreCase("websocket")
                && headers.firstValue("Connection").isPresent();
        return upgraded
                ? new HandshakeDefect(
                        ConnectFailureKind.WRONG_ACCEPT_KEY,
                        "its Sec-WebSocket-Accept does not fit the key that was sent",
                        cause)
                : new HandshakeDefect(
                        ConnectFailureKind.NOT_WEBSOCKET, "its status 101 does not upgrade to a WebSocket", cause);
    }
}
