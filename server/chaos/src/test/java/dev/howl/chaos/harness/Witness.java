package dev.howl.chaos.harness;

import dev.howl.chaos.client.ChaosClient;
import dev.howl.chaos.harness.Findings.Wrong;
import dev.howl.client.runtime.ClientBuilder;
import dev.howl.client.runtime.Subscription;
import dev.howl.runtime.Position;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A client subscribed to several topics and keys, with a {@link Track} that checks each subscription. */
final class Witness implements AutoCloseable {
    private final String name;
    private final Findings findings;
    private final ChaosClient client;
    private final Map<Place, Track> tracks = new LinkedHashMap<>();

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

    Witness(String name, ClientBuilder<ChaosClient> builder, List<Place> places, History history, Findings findings) {
        this.name = name;
        this.findings = findings;
        this.client = builder.connect();
        places.forEach(place -> follow(place, history));
    }

    private void follow(Place place, History history) {
        Ear ear = new Ear(history);
        Subscription subscription = subscribe(place, ear).onGap(ear::gap);
        tracks.put(place, ear.follow(name, subscription, findings));
    }

    private Subscription subscribe(Place place, Ear ear) {
        String key = place.key();
        if (key != null) {
            return client.cells(key).subscribe((event, at) -> ear.event(at, event.number()));
        }
        return place.topic().equals("ticks")
                ? client.ticks().subscribe((event, at) -> ear.event(at, event.number()))
                : client.ledger().subscribe((event, at) -> ear.event(at, event.number()));
    }

    /** Returns whether this witness has reached the position or passed it. */
    boolean isAt(Position position) {
        return track(position).isAt(position);
    }

    /** Returns whether the event was delivered, or a gap announced that it will not be. */
    boolean knows(Position position) {
        return track(position).knows(position);
    }

    /** Reports every acknowledged event that was neither delivered nor covered by a gap as a silent loss. */
    void judge(List<Position> acknowledged) {
        for (Position position : acknowledged) {
            if (!track(position).knows(position)) {
                findings.add(
                        Wrong.SILENT_LOSS, track(position) + " neither received nor was told the loss of " + position);
            }
        }
    }

    void stuck(Position position) {
        findings.add(Wrong.STUCK, track(position) + " did not reach " + position + ", " + client.state());
    }

    long events() {
        return tracks.values().stream().mapToLong(Track::events).sum();
    }

    /** Returns the number of gaps of a topic that this witness received. */
    long gaps(String topic) {
        return tracks.entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(topic))
                .mapToLong(entry -> entry.getValue().gaps())
                .sum();
    }

    long gaps() {
        return tracks.values().stream().mapToLong(Track::gaps).sum();
    }

    @Override
    public String toString() {
        return tracks.values() + ", " + client.state();
    }

    private Track track(Position position) {
        return Objects.requireNonNull(tracks.get(Place.of(position)), "no subscription for this topic and key");
    }

    @Override
    public void close() {
        client.close();
    }
}
