package dev.howl.client.runtime;

import dev.howl.runtime.CodedException;
import org.jspecify.annotations.Nullable;

/** The connection ended without being asked to. A request in flight may have been carried out. */
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

    /** The server's close code (RFC 6455, section 7.4), 1006 where no Close frame was seen. */
    public int closeCode() {
        return closeCode;
    }
}
