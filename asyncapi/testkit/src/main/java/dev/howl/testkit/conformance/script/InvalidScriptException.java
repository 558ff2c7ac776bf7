package dev.howl.testkit.conformance.script;

/** A script that cannot be read; the message names the file and the place. */
public final class InvalidScriptException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidScriptException(String message) {
        super(message);
    }
}
