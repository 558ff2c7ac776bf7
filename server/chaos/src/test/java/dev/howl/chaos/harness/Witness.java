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

/** A client that has subscribed to topics and keys, and the judgement of what it is told. */
final class Witness implements AutoCloseable {
    private final String name;
    private final Findings findings;
    private final ChaosClient client;
    private final Map<Place, Track> tracks = new LinkedHashMap<>();

    /** A topic and a key, {@code null} where it has none. */
    record Place(String topic, @Nullable String key) {
        /** One of each kind of topic, and several keys. */
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

    /** Whether it has come to the position, or past it. */
    boolean isAt(Position position) {
        return track(position).isAt(position);
    }

    /** Whether it was told of the event, or that it will not be. */
    boolean knows(Position position) {
        return track(position).knows(position);
    }

    /** Finds every acknowledged event that it was not told of in any way. */
    void judge(List<Position> acknowledged) {
        for (Position position : acknowledged) {
            if (!track(position).knows(position)) {
                findings.add(Wrong.SILENT_LOSS, track(position) + " was not told of " + position);
            }
        }
    }

    void stuck(Position before) {
        findings.add(Wrong.STUCK, track(before) + " does not come to " + before + ", " + client.state());
    }

    long events() {
        return tracks.values().stream().mapToLong(Track::events).sum();
    }

    /** How many it was told of, on that topic. */
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
        return Objects.requireNonNull(tracks.get(Place.of(position)), "a witness follows all that is published");
    }

    @Override
    public void close() {
        client.close();
    }
}
