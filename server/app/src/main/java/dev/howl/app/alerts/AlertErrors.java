package dev.howl.app.alerts;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import java.util.UUID;

/** The coded errors of the alert operations. */
final class AlertErrors {
    private AlertErrors() {}

    static CodedException noCity(UUID uuid, String pointer) {
        return new CodedException(Codes.NOT_FOUND, "city " + uuid + " does not exist", pointer, false);
    }

    static CodedException noKey() {
        return new CodedException(
                Codes.UNKNOWN_KEY, "no city has this uuid; GET /api/cities lists the cities", "/payload/key", false);
    }

    static CodedException tooMany(int max) {
        return new CodedException(
                Codes.CONFLICT,
                "this city already has " + max + " alerts in force, which is the maximum; wait until one expires");
    }

    static CodedException otherRequest() {
        return new CodedException(
                Codes.CONFLICT, "this Idempotency-Key was already used for a different request; use a new key");
    }
}
