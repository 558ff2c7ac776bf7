package dev.howl.server;

import org.jspecify.annotations.Nullable;

/**
 * An exception that ends the start of the application and whose message is a sentence for the operator. It is reported
 * without a stack trace. The message contains no secret.
 */
public interface StartFailure {

    /** Returns the sentence that says what is wrong, and where. */
    @Nullable
    String getMessage();

    /** Returns what the operator can do about it; {@code null} if the message already says so. */
    default @Nullable String remedy() {
        return null;
    }
}
