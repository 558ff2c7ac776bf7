package dev.howl.validation;

import org.jspecify.annotations.Nullable;

/** A schema bundle that no frame can be checked against; the message says what is wrong with it. */
public class InvalidBundleException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidBundleException(String message) {
        this(message, null);
    }

    InvalidBundleException(String message, @Nullable Throwable cause) {
        super("the schema bundle cannot be used: " + message, cause);
    }
}
