package dev.howl.testkit.conformance.check;

import java.io.IOException;

/** A server that could not be reached at the start of a run. */
public final class ServerUnreachableException extends IOException {
    private static final long serialVersionUID = 1L;

    ServerUnreachableException(String message, IOException cause) {
        super(message, cause);
    }
}
