package dev.howl.testkit.conformance.listen;

import dev.howl.model.ChannelExtensions.Heartbeat;
import dev.howl.model.Message;
import dev.howl.testkit.conformance.result.CaseKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The pushes that Howl's roles define, for a client with subscriptions: gaps, a new epoch, the end of the connection after
 * which it resumes, an announced move, its heartbeat; then wrong positions, and mutants of the messages with roles.
 */
final class RolePushes {
    private static final int MAX_PLACES = 3;
    private static final int SKIPPED = 5;
    private static final long DEADLINE_MILLIS = 60_000;

    private final PlayedChannel channel;
    private final long seed;
    private final ResumedSession resumed;

    RolePushes(PlayedChannel channel, long seed) {
        this.channel = channel;
        this.seed = seed;
        this.resumed = new ResumedSession(channel);
    }

    /** Returns the valid pushes, after the events. */
    List<Push> valid() {
        List<Push> pushes = new ArrayList<>();
        role("gap").ifPresent(gap -> places().forEach(place -> {
            gap(
                    gap,
                    place,
                    "gap",
                    List.of("lagging"),
                    () -> channel.topics().history(place).skip(SKIPPED),
                    pushes);
            gap(
                    gap,
                    place,
                    "epoch",
                    List.of("epoch_changed"),
                    () -> channel.topics().history(place).restart(),
                    pushes);
        }));
        if (role("subscribe").isPresent()) {
            pushes.add(new Push(
                    id("resume"),
                    CaseKind.RESUME,
                    "the end of the connection with 1001",
                    resumed.expected(),
                    connection -> {
                        resumed.remember();
                        connection.close(1001);
                    }));
        }
        role("moving").ifPresent(moving -> pushes.add(moving(moving)));
        heartbeat().ifPresent(pushes::add);
        return pushes;
    }

    /** Returns the pushes that break the roles' rules. */
    List<Push> broken() {
        return new RoleMutants(channel, seed, places()).pushes();
    }

    private List<TopicPlace> places() {
        return channel.topics().subscribed().stream()
                .sorted(Comparator.comparing(TopicPlace::words))
                .limit(MAX_PLACES)
                .toList();
    }

    private Optional<Message> role(String role) {
        return channel.protocol().role(role);
    }

    private String id(String part) {
        return channel.channel().id() + "/push/" + part;
    }

    /** Adds a gap, and the event behind it. */
    private void gap(
            Message gap,
            TopicPlace place,
            String name,
            List<String> reasons,
            Supplier<EventHistory.Cursor> moved,
            List<Push> pushes) {
        String title = name.equals("gap") ? "a gap in " : "a new epoch of ";
        Consumer<ClientConnection> send = connection ->
                channel.frames().gap(gap, place, moved.get(), reasons).ifPresent(connection::send);
        pushes.add(new Push(
                id(name + "/" + place.topic()), CaseKind.RESUME, title + place.words(), new Expected.Taken(gap), send));
        channel.protocol().toClient().stream()
                .filter(message -> channel.topics().topicOf(message).isPresent()
                        && channel.topics().topicOf(message).get().name().equals(place.topic()))
                .findFirst()
                .ifPresent(event -> pushes.add(new Push(
                        id(name + "/" + place.topic() + "/event"),
                        CaseKind.RESUME,
                        "the event after " + title + place.words(),
                        new Expected.Taken(event),
                        connection -> channel.contents()
                                .next(event)
                                .ifPresent(content -> connection.send(channel.nextEvent(event, content, place))))));
    }

    private Push moving(Message moving) {
        return new Push(
                id("moving"),
                CaseKind.RESUME,
                "the announcement that the server stops",
                resumed.expected(),
                connection -> {
                    resumed.remember();
                    channel.frames()
                            .moving(moving, 0, DEADLINE_MILLIS)
                            .ifPresentOrElse(connection::send, () -> connection.close(1001));
                });
    }

    private Optional<Push> heartbeat() {
        Heartbeat heartbeat = channel.channel().howl().heartbeat();
        return heartbeat == null
                ? Optional.empty()
                : role("ping")
                        .map(ping -> new Push(
                                id("heartbeat"),
                                CaseKind.RESUME,
                                "the client's heartbeat",
                                new Expected.Sent(ping, heartbeat.idleTimeout()),
                                connection -> {}));
    }
}
