package dev.howl.chaos.harness;

import dev.howl.chaos.client.ChaosClient;
import dev.howl.chaos.harness.Violations.Kind;
import dev.howl.client.runtime.ClientBuilder;
import dev.howl.client.runtime.Subscription;
import dev.howl.runtime.Position;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A client subscribed to several topics and keys, with a {@link SubscriptionChecker} that checks each subscription. */
final class Witness implements AutoCloseable {
    private final String name;
    private final Violations violations;
    private final ChaosClient client;
    private final Map<Place, SubscriptionChecker> checkers = new LinkedHashMap<>();

    /** A topic and a key; the key is {@code null} if the topic has none. */
    record Place(String topic, @Nullable String key) {
        /** One topic of each kind, with several keys. */
        static final List<Place> ALL = List.of(
                new Place("ticks", null),
                new Place("ledger", null),
                new Place("cells", "a1"),
                new Place("cells", "b2"),
                new Place("cells", "c3"));

        static Place of(Position position) {
            return new Place(position.topic(), position.key());
        }
    }

    Witness(
            String name,
            ClientBuilder<ChaosClient> builder,
            List<Place> places,
            EventHistory history,
            Violations violations) {
        this.name = name;
        this.violations = violations;
        this.client = builder.connect();
        places.forEach(place -> follow(place, history));
    }

    private void follow(Place place, EventHistory history) {
        SubscriptionProbe probe = new SubscriptionProbe(history);
        Subscription subscription = subscribe(place, probe).onGap(probe::gap);
        checkers.put(place, probe.follow(name, subscription, violations));
    }

    private Subscription subscribe(Place place, SubscriptionProbe probe) {
        String key = place.key();
        if (key != null) {
            return client.cells(key).subscribe((event, at) -> probe.event(at, event.number()));
        }
        return place.topic().equals("ticks")
                ? client.ticks().subscribe((event, at) -> probe.event(at, event.number()))
                : client.ledger().subscribe((event, at) -> probe.event(at, event.number()));
    }

    /** Returns whether this witness has reached the position or passed it. */
    boolean isAt(Position position) {
        return checker(position).isAt(position);
    }

    /** Returns whether the event was delivered, or a gap announced that it will not be. */
    boolean knows(Position position) {
        return checker(position).knows(position);
    }

    /** Reports every acknowledged event that was neither delivered nor covered by a gap as a silent loss. */
    void judge(List<Position> acknowledged) {
        for (Position position : acknowledged) {
            if (!checker(position).knows(position)) {
                violations.add(
                        Kind.SILENT_LOSS, checker(position) + " neither received nor was told the loss of " + position);
            }
        }
    }

    void stuck(Position position) {
        violations.add(Kind.STUCK, checker(position) + " did not reach " + position + ", " + client.state());
    }

    long events() {
        return checkers.values().stream().mapToLong(SubscriptionChecker::events).sum();
    }

    /** Returns the number of gaps of a topic that this witness received. */
    long gaps(String topic) {
        return checkers.entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(topic))
                .mapToLong(entry -> entry.getValue().gaps())
                .sum();
    }

    long gaps() {
        return checkers.values().stream().mapToLong(SubscriptionChecker::gaps).sum();
    }

    @Override
    public String toString() {
        return checkers.values() + ", " + client.state();
    }

    private SubscriptionChecker checker(Position position) {
        return Objects.requireNonNull(checkers.get(Place.of(position)), "no subscription for this topic and key");
    }

    @Override
    public void close() {
        client.close();
    }
}
