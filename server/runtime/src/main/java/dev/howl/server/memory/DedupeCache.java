package dev.howl.server.memory;

import dev.howl.runtime.Position;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A table of the dedupe ids of the last ten minutes with the positions of their events and the digests of their contents.
 * Guarded by the lock of the topic's appends.
 */
final class DedupeCache {
    static final Duration KEPT = Duration.ofMinutes(10);
    /** Largest number of ids, enough for 300 a second over ten minutes; beyond it the oldest are forgotten early. */
    private static final int MAX_IDS = 200_000;

    private final LongSupplier clock;
    private final Map<String, Seen> seen = new LinkedHashMap<>();

    /**
     * The use of an id.
     *
     * @param content digest of the content; {@code null} if it had none
     * @param at time of the append, in nanoseconds
     */
    record Seen(Position position, @Nullable String content, long at) {}

    DedupeCache(LongSupplier clock) {
        this.clock = clock;
    }

    @Nullable
    Seen find(String id) {
        expire();
        return seen.get(id);
    }

    void put(String id, Position position, @Nullable String content) {
        if (seen.size() >= MAX_IDS) {
            removeOldest();
        }
        seen.put(id, new Seen(position, content, clock.getAsLong()));
    }

    private void expire() {
        long before = clock.getAsLong() - KEPT.toNanos();
        Iterator<Seen> oldest = seen.values().iterator();
        while (oldest.hasNext() && oldest.next().at() < before) {
            oldest.remove();
        }
    }

    private void removeOldest() {
        Iterator<Seen> oldest = seen.values().iterator();
        oldest.next();
        oldest.remove();
    }
}
