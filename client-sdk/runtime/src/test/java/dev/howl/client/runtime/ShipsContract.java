package dev.howl.client.runtime;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.howl.runtime.ChannelSpec;
import dev.howl.runtime.Constraints;
import dev.howl.runtime.Envelope;
import dev.howl.runtime.HeartbeatSpec;
import dev.howl.runtime.Message;
import dev.howl.runtime.Position;
import dev.howl.runtime.Role;
import dev.howl.runtime.TopicSpec;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An invented contract about ships in a harbour. */
final class ShipsContract {
    static final URI ANYWHERE = URI.create("ws://harbour.invalid/ships");

    /** A close code after which the contract forbids to connect again. */
    static final int HARBOUR_CLOSED = 4100;

    private ShipsContract() {}

    record Hello(@Nullable String token) implements Message {}

    record Bye() implements Message {}

    record Renew(String token) implements Message {}

    record Renewed() implements Message {}

    record Watch(String topic, @Nullable String key) implements Message {}

    record Unwatch(String topic, @Nullable String key) implements Message {}

    record Tick() implements Message {}

    record AskDepth(String place) implements Message {
        AskDepth {
            Constraints.required("place", place);
        }
    }

    record Signal(String flag) implements Message {}

    record AskFleet(@Nullable String port) implements Message {}

    /** Has the property {@code dedupe_id} in JSON. */
    record Order(
            String goods,
            @JsonProperty("dedupe_id") @Nullable String dedupeId) implements Message {}

    record Ordered(int number) implements Message {}

    record Fleet(List<String> ships, Position position) implements Message {}

    record Welcome(String id) implements Message {}

    record Watching(String status) implements Message {}

    record Unwatched(String status) implements Message {}

    record Tock() implements Message {}

    record Refused(String code) implements Message {}

    record Missed(String topic) implements Message {}

    record Moving(long afterMs) implements Message {}

    record Depth(int metres) implements Message {
        Depth {
            Constraints.minimum("metres", metres, "0");
        }
    }

    record Moored(String ship) implements Message {}

    record Sailed(String ship) implements Message {}

    record Weather(String sky) implements Message {}

    static ChannelSpec spec() {
        return builder()
                .envelope(new Envelope("type", "payload", "ref", "position", "id"))
                .finalCloseCodes(HARBOUR_CLOSED)
                .heartbeat(new HeartbeatSpec(Duration.ofSeconds(5), Duration.ofSeconds(15)))
                .clientMessage("hello", "hello", Hello.class, Role.CONNECT)
                .clientMessage("bye", "bye", Bye.class, Role.DISCONNECT)
                .clientMessage("renew", "renew", Renew.class, Role.REFRESH)
                .serverMessage("renewed", "renewed", Renewed.class, Role.REFRESHED)
                .clientMessage("watch", "watch", Watch.class, Role.SUBSCRIBE)
                .clientMessage("unwatch", "unwatch", Unwatch.class, Role.UNSUBSCRIBE)
                .clientMessage("tick", "tick", Tick.class, Role.PING)
                .serverMessage("welcome", "welcome", Welcome.class, Role.INITIAL)
                .serverMessage("watching", "watching", Watching.class, Role.SUBSCRIBED)
                .serverMessage("unwatched", "unwatched", Unwatched.class, Role.UNSUBSCRIBED)
                .serverMessage("tock", "tock", Tock.class, Role.PONG)
                .serverMessage("refused", "refused", Refused.class, Role.ERROR)
                .serverMessage("missed", "missed", Missed.class, Role.GAP)
                .serverMessage("moving", "moving", Moving.class, Role.MOVING)
                .build();
    }

    /** Returns the same messages without roles, correlation and positions. */
    static ChannelSpec plain() {
        return builder().envelope(new Envelope("type", null, null, null, null)).build();
    }

    private static ChannelSpec.Builder builder() {
        return ChannelSpec.builder("ships", "/ships", "Harbour", "1.0.0")
                .clientMessage("ask_depth", "ask_depth", AskDepth.class)
                .clientMessage("signal", "signal", Signal.class)
                .clientMessage("ask_fleet", "ask_fleet", AskFleet.class)
                .clientMessage("order", "order", Order.class)
                .dedupe("order", "dedupe_id")
                .serverMessage("fleet", "fleet", Fleet.class)
                .serverMessage("ordered", "ordered", Ordered.class)
                .serverMessage("depth", "depth", Depth.class)
                .serverMessage("moored", "moored", Moored.class)
                .serverMessage("sailed", "sailed", Sailed.class)
                .serverMessage("weather", "weather", Weather.class)
                .topic(TopicSpec.of("ships", List.of("moored", "sailed").toArray(String[]::new)))
                .topic(TopicSpec.of("weather", "weather").withKey());
    }

    static SnapshotRequest<Fleet> fleet(@Nullable String port) {
        return new SnapshotRequest<>(new AskFleet(port), Fleet.class, Fleet::position);
    }

    static ClientBuilder<Connection> client() {
        return new ClientBuilder<>(ANYWHERE, spec(), connection -> connection);
    }
}
