package dev.howl.app.broadcasts;

import dev.howl.app.contract.Broadcast;
import dev.howl.server.PublishOptions;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A scheduled message.
 *
 * @param id unique id among the existing schedules
 * @param start moment from which ticks are counted, in whole milliseconds
 */
record Schedule(String id, String message, Recurrence recurrence, Instant start) {

    /** Returns whether a request for another schedule asks for this one. */
    boolean repeats(Schedule requested) {
        return message.equals(requested.message()) && recurrence.equals(requested.recurrence());
    }

    /** Returns the first tick after a moment; {@code null} if there is none. */
    @Nullable
    Instant next(Instant after) {
        return recurrence.next(start, after);
    }

    /** Returns the last tick after {@code after}, up to and including {@code upTo}; {@code null} if there is none. */
    @Nullable
    Instant last(Instant after, Instant upTo) {
        return recurrence.last(start, after, upTo);
    }

    /**
     * Returns the name of the counter of sent ticks. It contains the start, so that a new schedule with the same id
     * starts afresh.
     */
    String counter() {
        return "schedule:" + id + ":" + start.toEpochMilli();
    }

    /** Returns the event of a tick. */
    Broadcast broadcast(Instant tick) {
        return new Broadcast(BroadcastIds.derived("tick", dedupeId(tick)), message, id);
    }

    /** Returns the conditions of a tick's append: no event of that tick exists yet, and this node still leads. */
    PublishOptions options(Instant tick, PublishOptions.Fence lead) {
        return PublishOptions.dedupe(dedupeId(tick))
                .withOnce(new PublishOptions.Once(counter(), tick.toEpochMilli()))
                .withFence(lead);
    }

    private String dedupeId(Instant tick) {
        return id + "@" + tick.toEpochMilli();
    }
}
