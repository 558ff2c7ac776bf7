package dev.howl.testkit.conformance.client;

import java.io.IOException;

/** A server's refusal to upgrade: an HTTP status other than 101, or an answer that is no HTTP. */
public final class ConnectionRefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;

    ConnectionRefusedException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** Returns the status code of the answer, 0 if it is no HTTP. */
    public int status() {
        return status;
    }
}
