package dev.howl.server.memory;

import dev.howl.runtime.Position;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A table of the dedupe ids of the last ten minutes with the positions of their events. Guarded by the lock of the
 * topic's appends.
 */
final class DedupeCache {
    static final Duration KEPT = Duration.ofMinutes(10);
    /** Largest number of ids, enough for 300 a second over ten minutes; beyond it the oldest are forgotten early. */
    private static final int MAX_IDS = 200_000;

    private final LongSupplier clock;
    private final Map<String, Seen> seen = new LinkedHashMap<>();

    private record Seen(Position position, long at) {}

    DedupeCache(LongSupplier clock) {
        this.clock = clock;
    }

    @Nullable
    Position find(String id) {
        expire();
        Seen found = seen.get(id);
        return found == null ? null : found.position();
    }

    void put(String id, Position position) {
        if (seen.size() >= MAX_IDS) {
            removeOldest();
        }
        seen.put(id, new Seen(position, clock.getAsLong()));
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
