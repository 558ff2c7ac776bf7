package dev.howl.app.moderation;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import org.jspecify.annotations.Nullable;

/** What requests are refused with. */
final class ModerationErrors {
    private static final String ID = "/payload/response_id";

    private ModerationErrors() {}

    static CodedException noResponse() {
        return new CodedException(Codes.NOT_FOUND, "there is no such response", ID, false);
    }

    /** @param status what was decided before */
    static CodedException decided(String status) {
        return new CodedException(Codes.CONFLICT, "the response is " + status + " already", ID, false);
    }

    static CodedException tooMany(int most) {
        return new CodedException(
                Codes.CONFLICT, "there are " + most + " responses waiting, as many as there may be; decide some first");
    }

    static CodedException otherRequest() {
        return new CodedException(Codes.CONFLICT, "another request has been made with this Idempotency-Key");
    }

    static CodedException violation(String what, @Nullable String pointer) {
        return new CodedException(Codes.SCHEMA_VIOLATION, what, pointer, false);
    }
}
