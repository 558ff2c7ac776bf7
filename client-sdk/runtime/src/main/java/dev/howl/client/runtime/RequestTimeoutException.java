package dev.howl.client.runtime;

import dev.howl.runtime.CodedException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Nothing was answered in time. The request may have been carried out. The cause is the last refusal, where the request
 * was repeated after one.
 */
public final class RequestTimeoutException extends CodedException {
    private static final long serialVersionUID = 1L;

    /** The code of every instance. */
    public static final String CODE = "timeout";

    /** @param refusal why it was to be sent again, {@code null} where the server said nothing at all */
    RequestTimeoutException(Duration timeout, @Nullable Throwable refusal) {
        super(CODE, "no answer within " + timeout, null, true);
        if (refusal != null) {
            initCause(refusal);
        }
    }
}
