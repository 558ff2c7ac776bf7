package dev.howl.client.runtime;

import java.io.IOException;

/** An answer with status 101 that does not complete the handshake (RFC 6455, section 4.1). */
final class HandshakeDefect extends IOException {
    private static final long serialVersionUID = 1L;

    private final ConnectFailureKind kind;

    HandshakeDefect(ConnectFailureKind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    ConnectFailureKind kind() {
        return kind;
    }
}
