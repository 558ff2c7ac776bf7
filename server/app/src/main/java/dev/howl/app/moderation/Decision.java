package dev.howl.app.moderation;

import dev.howl.app.contract.ResponseResolved;
import dev.howl.app.contract.ResponseStatus;
import dev.howl.runtime.Timestamp;
import java.time.Instant;

/** An operator's decision about a response. */
record Decision(ResponseStatus status, String by, Instant at) {

    ResponseResolved about(long id) {
        return new ResponseResolved(Long.toString(id), status, by, Timestamp.of(at));
    }
}
