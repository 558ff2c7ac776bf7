package dev.howl.client.runtime;

import dev.howl.runtime.CodedException;
import java.time.Duration;

/** Nothing was answered in time. The request may have been carried out. */
public final class RequestTimeoutException extends CodedException {
    private static final long serialVersionUID = 1L;

    /** The code of every instance. */
    public static final String CODE = "timeout";

    RequestTimeoutException(Duration timeout) {
        super(CODE, "no answer within " + timeout, null, true);
    }
}
