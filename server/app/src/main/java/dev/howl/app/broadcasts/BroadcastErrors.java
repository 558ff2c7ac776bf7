package dev.howl.app.broadcasts;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;

/** The coded errors of the broadcast operations. */
final class BroadcastErrors {
    private BroadcastErrors() {}

    static CodedException badValue(String property, String problem) {
        return new CodedException(
                Codes.SCHEMA_VIOLATION, "'" + property + "' " + problem, "/payload/" + property, false);
    }

    static CodedException otherContent() {
        return new CodedException(
                Codes.CONFLICT, "this idempotency key was already used for a different request; use a new one");
    }

    static CodedException noSchedule() {
        return new CodedException(Codes.NOT_FOUND, "no schedule has this id", "/payload/schedule_id", false);
    }

    static CodedException tooMany(int max) {
        return new CodedException(
                Codes.CONFLICT, "there are already " + max + " schedules, which is the maximum; cancel one first");
    }

    static CodedException unavailable(String message) {
        return new CodedException(Codes.UNAVAILABLE, message, null, true);
    }
}
