package dev.howl.client.runtime;

import dev.howl.runtime.CodedException;
import org.jspecify.annotations.Nullable;

/**
 * Failure of a request whose connection ended before the answer came. The server may have carried out the request. A
 * client of WebSockets reconnects by itself.
 */
public final class ConnectionLostException extends CodedException {
    private static final long serialVersionUID = 1L;

    /** The code of every instance. */
    public static final String CODE = "connection_lost";

    private final int closeCode;

    ConnectionLostException(int closeCode, String message, @Nullable Throwable cause) {
        super(CODE, message, null, true);
        this.closeCode = closeCode;
        if (cause != null) {
            initCause(cause);
        }
    }

    /** Returns the server's close code (RFC 6455, section 7.4), or 1006 if no Close frame was received. */
    public int closeCode() {
        return closeCode;
    }
}
