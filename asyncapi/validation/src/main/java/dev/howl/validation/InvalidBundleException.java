package dev.howl.validation;

import org.jspecify.annotations.Nullable;

/** Thrown when a schema bundle cannot be used. The message names the part that is wrong and what was expected. */
public class InvalidBundleException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidBundleException(String message) {
        this(message, null);
    }

    InvalidBundleException(String message, @Nullable Throwable cause) {
        super("invalid schema bundle: " + message, cause);
    }
}
