package dev.howl.client.runtime;

import dev.howl.runtime.CodedException;

/**
 * Failure of a request after which the server closed the connection with 1009 (RFC 6455, section 7.4.1). The server does
 * not name the message; it is the largest without an answer. The client does not connect again, because it would be
 * closed again.
 */
public final class MessageTooBigException extends CodedException {
    private static final long serialVersionUID = 1L;

    /** The code of every instance. */
    public static final String CODE = "message_too_big";

    private final int length;

    MessageTooBigException(int length) {
        super(
                CODE,
                "the server closed the connection with 1009, too big: this message has " + length
                        + " bytes and is the largest without an answer; send it in smaller parts");
        this.length = length;
    }

    /** Returns the length of the message in bytes. */
    public int length() {
        return length;
    }
}
