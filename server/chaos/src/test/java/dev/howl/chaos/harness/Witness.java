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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A client that has subscribed to every topic and key, and the judgement of what it is told. */
final class Witness implements AutoCloseable {
    private final String name;
    private final Findings findings;
    private final ChaosClient client;
    private final Map<Place, Track> tracks = new LinkedHashMap<>();

    /** A topic and a key, {@code null} where it has none. */
    record Place(String topic, @Nullable String key) {
        static Place of(Position position) {
            return new Place(position.topic(), position.key());
        }
    }

    Witness(String name, ClientBuilder<ChaosClient> builder, List<String> keys, History history, Findings findings) {
        this.name = name;
        this.findings = findings;
        this.client = builder.connect();
        follow(history, ear -> client.ticks().subscribe((event, at) -> ear.event(at, event.number())));
        follow(history, ear -> client.ledger().subscribe((event, at) -> ear.event(at, event.number())));
        keys.forEach(key ->
                follow(history, ear -> client.cells(key).subscribe((event, at) -> ear.event(at, event.number()))));
    }

    private void follow(History history, Function<Ear, Subscription> subscribe) {
        Ear ear = new Ear(history);
        Subscription subscription = subscribe.apply(ear).onGap(ear::gap);
        tracks.put(new Place(subscription.topic(), subscription.key()), ear.follow(name, subscription, findings));
    }

    /** Whether it has come to the position, or past it. */
    boolean isAt(Position position) {
        return track(position).isAt(position);
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

    long gaps() {
        return tracks.values().stream().mapToLong(Track::gaps).sum();
    }

    private Track track(Position position) {
        return Objects.requireNonNull(tracks.get(Place.of(position)), "a witness follows every topic and key");
    }

    @Override
    public void close() {
        client.close();
    }
}
