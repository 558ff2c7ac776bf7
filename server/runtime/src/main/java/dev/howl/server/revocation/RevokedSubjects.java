package dev.howl.server.revocation;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The table of this node's revocations in memory, which every check of a token reads. A {@link RevocationStore} keeps it
 * up to date. Safe for use by several threads; no method blocks.
 */
public final class RevokedSubjects {
    private final InstantSource clock;
    /** The end of each revocation, in milliseconds since 1970. */
    private final Map<String, Long> ends = new ConcurrentHashMap<>();

    public RevokedSubjects(InstantSource clock) {
        this.clock = clock;
    }

    /** Returns whether the tokens of a subject are refused now. */
    public boolean contains(String subject) {
        Long end = ends.get(subject);
        return end != null && clock.millis() < end;
    }

    /**
     * Adds a revocation. It never shortens one: of two ends the later one counts, in whatever order nodes learn of
     * them.
     *
     * @param end milliseconds since 1970
     */
    public void add(String subject, long end) {
        ends.merge(subject, end, Math::max);
    }

    /** Returns the end of a subject's revocation in milliseconds since 1970; 0 if none is known. */
    long end(String subject) {
        return ends.getOrDefault(subject, 0L);
    }

    /** Returns the revocations that are in force, with their ends in milliseconds since 1970. */
    public Map<String, Long> inForce() {
        removeOver();
        return new HashMap<>(ends);
    }

    /** Returns the time of the clock in milliseconds since 1970. */
    public long now() {
        return clock.millis();
    }

    /** Removes the revocations whose time is over; returns the number of those in force. */
    public int removeOver() {
        long now = clock.millis();
        ends.values().removeIf(end -> end <= now);
        return ends.size();
    }
}
