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
        return new CodedException("not_found", "there is no such schedule", "/payload/schedule_id", false);
    }

    static CodedException tooMany(int most) {
        return new CodedException(
                "conflict", "there are " + most + " schedules, as many as there may be; cancel one first");
    }

    static CodedException unavailable(String what) {
        return new CodedException(Codes.UNAVAILABLE, what, null, true);
    }
}
