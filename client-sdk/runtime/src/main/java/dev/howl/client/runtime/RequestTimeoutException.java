package dev.howl.client.runtime;

import dev.howl.runtime.CodedException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Failure of a request that was not answered within the request time-out. The server may have carried out the request.
 * The cause is the last retryable refusal, if there was one.
 */
public final class RequestTimeoutException extends CodedException {
    private static final long serialVersionUID = 1L;

    /** The code of every instance. */
    public static final String CODE = "timeout";

    /** @param refusal the last retryable refusal; {@code null} if the server did not answer at all */
    RequestTimeoutException(Duration timeout, @Nullable Throwable refusal) {
        super(CODE, "no answer within " + timeout, null, true);
        if (refusal != null) {
            initCause(refusal);
        }
    }
}
