package dev.howl.app.alerts;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import java.util.UUID;

/** What requests are refused with. */
final class AlertErrors {
    private AlertErrors() {}

    static CodedException noCity(UUID uuid, String pointer) {
        return new CodedException(Codes.NOT_FOUND, "there is no city " + uuid, pointer, false);
    }

    static CodedException noKey() {
        return new CodedException(Codes.UNKNOWN_KEY, "there is no city of this id", "/payload/key", false);
    }

    static CodedException tooMany(int most) {
        return new CodedException(
                Codes.CONFLICT, "there are " + most + " alerts in force for this city, as many as there may be");
    }

    static CodedException otherRequest() {
        return new CodedException(Codes.CONFLICT, "this Idempotency-Key was sent with another request before");
    }
}
