package dev.howl.client.runtime;

import dev.howl.runtime.CodedException;

/**
 * Failure of a message that was not sent because as many as {@link ClientBuilder#sendLimit} allows already wait to be
 * sent or answered. Wait for earlier ones to complete, or raise the limit.
 */
public final class OverflowException extends CodedException {
    private static final long serialVersionUID = 1L;

    /** The code of every instance. */
    public static final String CODE = "overflow";

    OverflowException(int limit) {
        super(
                CODE,
                "the message was not sent: " + limit + " messages (sendLimit) already wait to be sent or answered",
                null,
                true);
    }
}
