package dev.howl.client.runtime;

import dev.howl.runtime.Codes;
import dev.howl.runtime.Frame;
import dev.howl.runtime.TextMessage;
import org.jspecify.annotations.Nullable;

/**
 * An error message of the server.
 *
 * @param code the contract's error code
 * @param message text for people
 * @param pointer JSON Pointer (RFC 6901) to the refused part of the frame, or {@code null}
 * @param retryable true if the same message may be accepted later
 * @param terminal true if the server closes the connection because of the error
 * @param docs path or URL at which the code is explained, or {@code null}
 */
public record ServerError(
        String code,
        String message,
        @Nullable String pointer,
        boolean retryable,
        boolean terminal,
        @Nullable String docs) {

    static ServerError of(Frame frame) {
        String code = frame.text("code");
        String message = frame.text("message") == null ? frame.text(TextMessage.TEXT) : frame.text("message");
        return new ServerError(
                code == null ? Codes.INTERNAL : code,
                message == null ? "the server gave no message" : message,
                frame.text("pointer"),
                frame.payload().path("retryable").asBoolean(false),
                frame.payload().path("terminal").asBoolean(false),
                frame.text("docs"));
    }
}
