package dev.howl.app.broadcasts;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;

/** What requests are refused with. */
final class BroadcastErrors {
    private BroadcastErrors() {}

    static CodedException badValue(String property, String what) {
        return new CodedException(Codes.SCHEMA_VIOLATION, "'" + property + "' " + what, "/payload/" + property, false);
    }

    static CodedException noSchedule() {
        return new CodedException(Codes.NOT_FOUND, "there is no such schedule", "/payload/schedule_id", false);
    }

    static CodedException tooMany(int most) {
        return new CodedException(
                Codes.CONFLICT, "there are " + most + " schedules, as many as there may be; cancel one first");
    }

    static CodedException unavailable(String what) {
        return new CodedException(Codes.UNAVAILABLE, what, null, true);
    }
}
