package dev.howl.client.runtime;

import dev.howl.runtime.CodedException;

/** Too many messages are on their way out: this one was not sent. Wait for earlier ones, or raise the limit. */
public final class OverflowException extends CodedException {
    private static final long serialVersionUID = 1L;

    /** The code of every instance. */
    public static final String CODE = "overflow";

    OverflowException(int limit) {
        super(CODE, limit + " messages wait to be sent or answered; this one was not sent", null, true);
    }
}
