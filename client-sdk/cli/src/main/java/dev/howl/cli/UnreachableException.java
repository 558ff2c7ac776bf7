package dev.howl.cli;

import dev.howl.runtime.CodedException;
import java.io.IOException;

/** A request over HTTP that got no answer. */
final class UnreachableException extends CodedException {
    private static final long serialVersionUID = 1L;

    UnreachableException(String host, IOException cause) {
        super("connect_failed", host + " cannot be reached: " + cause);
        initCause(cause);
    }
}
