package dev.howl.chaos.harness;

import dev.howl.chaos.harness.Violations.Kind;
import dev.howl.chaos.harness.Witness.Place;
import dev.howl.runtime.Position;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The positions acknowledged to publishers, and the event seen at each position by any client. Thread-safe. */
final class EventHistory {
    private final Violations violations;
    private final List<Position> acknowledged = new ArrayList<>();
    /** Guarded by {@link #acknowledged}. */
    private final Map<Place, Position> newest = new HashMap<>();

    private final Map<Position, Long> events = new ConcurrentHashMap<>();
    private final Map<Numbered, Position> places = new ConcurrentHashMap<>();

    private record Numbered(String topic, String epoch, long number) {}

    EventHistory(Violations violations) {
        this.violations = violations;
    }

    /** Records that a publish was acknowledged with the position of its event. */
    void acknowledged(Position position, long number) {
        seen(position, number);
        synchronized (acknowledged) {
            acknowledged.add(position);
            newest.put(Place.of(position), position);
        }
    }

    /** Records that a client saw an event at a position, and checks it against what the others saw. */
    void seen(Position position, long number) {
        Long other = events.putIfAbsent(position, number);
        if (other != null && other != number) {
            violations.add(Kind.REWRITTEN, position + " is event " + other + " and " + number);
        }
        Position place = places.putIfAbsent(new Numbered(position.topic(), position.epoch(), number), position);
        if (place != null && !place.equals(position)) {
            violations.add(Kind.APPENDED_TWICE, "event " + number + " is at " + place + " and " + position);
        }
    }

    List<Position> acknowledged() {
        synchronized (acknowledged) {
            return List.copyOf(acknowledged);
        }
    }

    /** Returns the last acknowledged position of each topic and key. */
    Collection<Position> newest() {
        synchronized (acknowledged) {
            return List.copyOf(newest.values());
        }
    }

    int count() {
        synchronized (acknowledged) {
            return acknowledged.size();
        }
    }
}
