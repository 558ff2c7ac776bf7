package dev.howl.app.moderation;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import org.jspecify.annotations.Nullable;

/** The errors of the moderation operations. */
final class ModerationErrors {
    private static final String ID = "/payload/response_id";

    private ModerationErrors() {}

    static CodedException noResponse() {
        return new CodedException(Codes.NOT_FOUND, "there is no such response", ID, false);
    }

    /** @param status the earlier decision */
    static CodedException decided(String status) {
        return new CodedException(Codes.CONFLICT, "the response is " + status + " already", ID, false);
    }

    static CodedException tooMany(int most) {
        return new CodedException(
                Codes.CONFLICT,
                "there are already " + most + " pending responses, which is the maximum; decide some first");
    }

    static CodedException otherRequest() {
        return new CodedException(
                Codes.CONFLICT, "this Idempotency-Key was already used for a different request; use a new key");
    }

    static CodedException violation(String what, @Nullable String pointer) {
        return new CodedException(Codes.SCHEMA_VIOLATION, what, pointer, false);
    }
}
