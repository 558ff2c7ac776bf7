package dev.howl.chaos.harness;

import dev.howl.chaos.harness.Violations.Kind;
import dev.howl.client.runtime.Gap;
import dev.howl.runtime.Position;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A check of what one subscription receives: within an epoch each seq follows the one before, and a gap announces every
 * jump. Thread-safe.
 */
final class SubscriptionChecker {
    private final String who;
    private final Violations violations;
    /** Ranges that were handled, skipped by a gap, or older than the subscription. */
    private final List<Span> covered = new ArrayList<>();

    private final Set<String> epochs = new HashSet<>();
    private Position cursor;
    private boolean changedEpoch;
    private long events;
    private long gaps;

    /** A range of seq in an epoch, both ends inclusive. */
    private record Span(String epoch, long from, long to) {
        boolean holds(Position position) {
            return epoch.equals(position.epoch()) && from <= position.seq() && position.seq() <= to;
        }
    }

    /**
     * Creates a checker.
     *
     * @param start position after which the subscription receives events
     */
    SubscriptionChecker(String who, Position start, Violations violations) {
        this.who = who;
        this.violations = violations;
        this.cursor = start;
        epochs.add(start.epoch());
        covered.add(new Span(start.epoch(), 0, start.seq()));
    }

    synchronized void event(Position position) {
        events++;
        if (!position.epoch().equals(cursor.epoch())) {
            violations.add(Kind.SILENT_LOSS, this + " got " + position + " of another epoch without a gap");
            epochs.add(position.epoch());
        } else if (position.seq() <= cursor.seq()) {
            boolean again = covered.stream().anyMatch(span -> span.holds(position));
            violations.add(again ? Kind.DUPLICATE : Kind.REORDER, this + " got " + position);
            return;
        } else if (position.seq() > cursor.seq() + 1) {
            violations.add(Kind.SILENT_LOSS, this + " got " + position + " without a gap");
        }
        advance(position);
    }

    private void advance(Position position) {
        Span last = covered.get(covered.size() - 1);
        if (last.epoch().equals(position.epoch()) && last.to() + 1 == position.seq()) {
            covered.set(covered.size() - 1, new Span(last.epoch(), last.from(), position.seq()));
        } else {
            covered.add(new Span(position.epoch(), position.seq(), position.seq()));
        }
        cursor = position;
    }

    synchronized void gap(Gap gap) {
        gaps++;
        Position to = gap.resumeAfter();
        if (to == null || (to.epoch().equals(cursor.epoch()) && to.seq() < cursor.seq())) {
            violations.add(Kind.BAD_GAP, this + " received " + gap);
            return;
        }
        if (to.epoch().equals(cursor.epoch())) {
            covered.add(new Span(to.epoch(), cursor.seq() + 1, to.seq()));
        } else {
            covered.add(new Span(cursor.epoch(), cursor.seq() + 1, Long.MAX_VALUE));
            covered.add(new Span(to.epoch(), 0, to.seq()));
            epochs.add(to.epoch());
            changedEpoch = true;
        }
        cursor = to;
    }

    /** Returns whether the event at a position was delivered, or a gap announced that it will not be. */
    synchronized boolean knows(Position position) {
        boolean skipped = changedEpoch && !epochs.contains(position.epoch());
        return skipped || covered.stream().anyMatch(span -> span.holds(position));
    }

    /** Returns whether the subscription has reached the position or passed it. */
    synchronized boolean isAt(Position position) {
        return cursor.epoch().equals(position.epoch()) && cursor.seq() >= position.seq();
    }

    synchronized long events() {
        return events;
    }

    synchronized long gaps() {
        return gaps;
    }

    @Override
    public synchronized String toString() {
        return who + " at " + cursor;
    }
}
