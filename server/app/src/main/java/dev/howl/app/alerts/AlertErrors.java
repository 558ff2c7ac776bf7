package dev.howl.app.alerts;

import dev.howl.runtime.CodedException;
import java.util.UUID;

/** What requests are refused with. */
final class AlertErrors {
    private AlertErrors() {}

    static CodedException noCity(UUID uuid, String pointer) {
        return new CodedException("not_found", "there is no city " + uuid, pointer, false);
    }

    static CodedException noKey() {
        return new CodedException("unknown_key", "there is no city of this id", "/payload/key", false);
    }

    static CodedException tooMany(int most) {
        return new CodedException(
                "conflict", "there are " + most + " alerts in force for this city, as many as there may be");
    }

    static CodedException otherRequest() {
        return new CodedException("conflict", "this Idempotency-Key was sent with another request before");
    }
}
