package dev.howl.app.broadcasts;

import dev.howl.app.contract.Broadcast;
import dev.howl.server.PublishOptions;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that is sent again and again.
 *
 * @param id unique among the schedules that there are
 * @param start from when on ticks count, in whole milliseconds
 */
record Schedule(String id, String message, Recurrence recurrence, Instant start) {

    /** The first tick after that moment, {@code null} where there is none. */
    @Nullable
    Instant next(Instant after) {
        return recurrence.next(start, after);
    }

    /** The last tick after one moment and up to another, {@code null} where there is none. */
    @Nullable
    Instant last(Instant after, Instant upTo) {
        return recurrence.last(start, after, upTo);
    }

    /** The counter that its firings move on. With the start, so that a schedule of the same id begins anew. */
    String counter() {
        return "schedule:" + id + ":" + start.toEpochMilli();
    }

    /** The event of a tick. */
    Broadcast broadcast(Instant tick) {
        return new Broadcast(BroadcastIds.derived("tick", dedupeId(tick)), message, id);
    }

    /** What the append of a tick depends on: it is the first of that tick, and the lead has not been lost. */
    PublishOptions options(Instant tick, PublishOptions.Fence lead) {
        return PublishOptions.dedupe(dedupeId(tick))
                .withOnce(new PublishOptions.Once(counter(), tick.toEpochMilli()))
                .withFence(lead);
    }

    private String dedupeId(Instant tick) {
        return id + "@" + tick.toEpochMilli();
    }
}
