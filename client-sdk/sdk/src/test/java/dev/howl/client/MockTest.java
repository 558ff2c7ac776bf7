package dev.howl.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.client.runtime.ConnectionState;
import dev.howl.client.runtime.Gap;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Futures;
import dev.howl.runtime.Position;
import dev.howl.testkit.junit.Channel;
import dev.howl.testkit.junit.MockServer;
import dev.howl.testkit.mock.MockChannel;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The SDK with a mock of the contract, which misbehaves as no real server does. */
@MockServer("../../asyncapi/contract/howl.asyncapi.yaml")
class MockTest {
    private static HowlClient connect(MockChannel events, Received<ConnectionState> states) {
        return HowlClient.builder(events.uri())
                .onState(states)
                .backoff(RealServer.BACKOFF, RealServer.BACKOFF)
                .connect();
    }

    @Test
    void subscribesAndAsks(@Channel("events") MockChannel events) throws Exception {
        Received<Position> positions = new Received<>();
        try (HowlClient howl = connect(events, new Received<>())) {
            howl.wisdom().subscribe((quote, position) -> positions.accept(position));
            events.awaitSubscriptions("wisdom", 1);
            events.push("wisdom_distribution");
            events.push("wisdom_distribution");
            Position first = positions.next();
            assertThat(first.isFollowedBy(positions.next())).isTrue();
            assertThat(howl.broadcasts().send("Lunch is served").get(30, TimeUnit.SECONDS))
                    .isInstanceOf(BroadcastAccepted.class);
            assertThat(events.await("send_broadcast")
                            .json()
                            .at("/payload/message")
                            .asString())
                    .isEqualTo("Lunch is served");
        }
    }

    @Test
    void resumesAfterACutWithoutAHole(@Channel("events") MockChannel events) throws Exception {
        Received<Position> positions = new Received<>();
        Received<ConnectionState> states = new Received<>();
        try (HowlClient howl = connect(events, states)) {
            howl.wisdom().subscribe((quote, position) -> positions.accept(position));
            events.awaitSubscriptions("wisdom", 1);
            events.push("wisdom_distribution");
            Position before = positions.next();
            events.cut();
            states.next(ConnectionState.Reconnecting.class::isInstance);
            events.push("wisdom_distribution");
            assertThat(before.isFollowedBy(positions.next())).isTrue();
            assertThat(events.await(message ->
                                    message.json().at("/payload/since/seq").asLong(-1) == before.seq())
                            .message())
                    .isEqualTo("subscribe");
        }
    }

    @Test
    void reportsGaps(@Channel("events") MockChannel events) throws Exception {
        Received<Position> positions = new Received<>();
        Received<Gap> gaps = new Received<>();
        try (HowlClient howl = HowlClient.builder(events.uri()).onGap(gaps).connect()) {
            howl.wisdom().subscribe((quote, position) -> positions.accept(position));
            events.awaitSubscriptions("wisdom", 1);
            events.gap("wisdom");
            Gap gap = gaps.next();
            assertThat(gap.reason()).isEqualTo("lagging");
            events.push("wisdom_distribution");
            assertThat(positions.next().seq())
                    .isEqualTo(Objects.requireNonNull(gap.resumeAfter()).seq() + 1);
        }
    }

    @Test
    void movesToAnotherConnection(@Channel("events") MockChannel events) throws Exception {
        Received<Position> positions = new Received<>();
        try (HowlClient howl = connect(events, new Received<>())) {
            howl.wisdom().subscribe((quote, position) -> positions.accept(position));
            events.awaitSubscriptions("wisdom", 1);
            events.moving(Duration.ZERO, Duration.ofSeconds(30));
            events.await("connect");
            events.await("connect");
            events.awaitConnections(1);
            events.push("wisdom_distribution");
            assertThat(positions.next().seq()).isEqualTo(1);
        }
    }

    @Test
    void aRefusalHasItsCode(@Channel("events") MockChannel events) throws Exception {
        events.on("list_broadcasts").error("forbidden");
        try (HowlClient howl = connect(events, new Received<>())) {
            Throwable failure = howl.broadcasts()
                    .list()
                    .handle((answer, refused) -> refused)
                    .get(30, TimeUnit.SECONDS);
            assertThat(Futures.cause(failure))
                    .isInstanceOfSatisfying(CodedException.class, coded -> assertThat(coded.code())
                            .isEqualTo("forbidden"));
        }
    }

    @Test
    void continuesInANewEpoch(@Channel("events") MockChannel events) throws Exception {
        Received<Position> positions = new Received<>();
        try (HowlClient howl = connect(events, new Received<>())) {
            howl.wisdom().subscribe((quote, position) -> positions.accept(position));
            events.awaitSubscriptions("wisdom", 1);
            events.push("wisdom_distribution");
            Position first = positions.next();
            events.newEpoch();
            events.cut();
            events.awaitSubscriptions("wisdom", 1);
            events.push("wisdom_distribution");
            Position second = positions.next();
            assertThat(second.epoch()).isNotEqualTo(first.epoch());
            assertThat(second.seq()).isEqualTo(1);
        }
    }
}
