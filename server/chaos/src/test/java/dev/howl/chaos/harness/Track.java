package dev.howl.chaos.harness;

import dev.howl.chaos.harness.Findings.Wrong;
import dev.howl.client.runtime.Gap;
import dev.howl.runtime.Position;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Judges what one subscription was told: within an epoch each number follows the one before, and every jump is told by a
 * gap. Safe for use by several threads.
 */
final class Track {
    private final String who;
    private final Findings findings;
    /** What was handled, passed over with notice, or was there before the subscription. */
    private final List<Span> told = new ArrayList<>();

    private final Set<String> epochs = new HashSet<>();
    private Position cursor;
    private boolean changedEpoch;
    private long events;
    private long gaps;

    /** Numbers of an epoch, both ends included. */
    private record Span(String epoch, long from, long to) {
        boolean holds(Position position) {
            return epoch.equals(position.epoch()) && from <= position.seq() && position.seq() <= to;
        }
    }

    /** @param start the position after which the subscription is told of events */
    Track(String who, Position start, Findings findings) {
        this.who = who;
        this.findings = findings;
        this.cursor = start;
        epochs.add(start.epoch());
        told.add(new Span(start.epoch(), 0, start.seq()));
    }

    synchronized void event(Position position) {
        events++;
        if (!position.epoch().equals(cursor.epoch())) {
            findings.add(Wrong.SILENT_LOSS, this + " got " + position + " of another epoch without a gap");
            epochs.add(position.epoch());
        } else if (position.seq() <= cursor.seq()) {
            boolean again = told.stream().anyMatch(span -> span.holds(position));
            findings.add(again ? Wrong.DUPLICATE : Wrong.REORDER, this + " got " + position);
            return;
        } else if (position.seq() > cursor.seq() + 1) {
            findings.add(Wrong.SILENT_LOSS, this + " got " + position + " without a gap");
        }
        advance(position);
    }

    private void advance(Position position) {
        Span last = told.get(told.size() - 1);
        if (last.epoch().equals(position.epoch()) && last.to() + 1 == position.seq()) {
            told.set(told.size() - 1, new Span(last.epoch(), last.from(), position.seq()));
        } else {
            told.add(new Span(position.epoch(), position.seq(), position.seq()));
        }
        cursor = position;
    }

    synchronized void gap(Gap gap) {
        gaps++;
        Position to = gap.resumeAfter();
        if (to == null || (to.epoch().equals(cursor.epoch()) && to.seq() < cursor.seq())) {
            findings.add(Wrong.BAD_GAP, this + " was told " + gap);
            return;
        }
        if (to.epoch().equals(cursor.epoch())) {
            told.add(new Span(to.epoch(), cursor.seq() + 1, to.seq()));
        } else {
            told.add(new Span(cursor.epoch(), cursor.seq() + 1, Long.MAX_VALUE));
            told.add(new Span(to.epoch(), 0, to.seq()));
            epochs.add(to.epoch());
            changedEpoch = true;
        }
        cursor = to;
    }

    /** Whether the subscription was told of the event, or that it will not be. */
    synchronized boolean knows(Position position) {
        boolean passedOver = changedEpoch && !epochs.contains(position.epoch());
        return passedOver || told.stream().anyMatch(span -> span.holds(position));
    }

    /** Whether it has come to the position, or past it. */
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
