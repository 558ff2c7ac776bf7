package dev.howl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.client.runtime.CloseInfo;
import dev.howl.client.runtime.ConnectionState;
import dev.howl.client.runtime.Subscription;
import dev.howl.runtime.Direction;
import dev.howl.runtime.Position;
import dev.howl.testkit.RecordedFrame;
import dev.howl.testkit.ServerUnderTest;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Wisdom and the connection itself through the SDK, with the real server. */
class WisdomTest {
    private static ServerUnderTest server;

    @BeforeAll
    static void start() {
        server = RealServer.start("howl.wisdom.interval=100ms");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void quotesArriveInOrderOnceSubscribed() throws Exception {
        Received<WisdomDistribution> quotes = new Received<>();
        Received<Position> positions = new Received<>();
        try (HowlClient howl = HowlClient.connect(server.ws("/events"))) {
            howl.wisdom().subscribe((quote, position) -> {
                quotes.accept(quote);
                positions.accept(position);
            });
            List<WisdomDistribution> heard = quotes.next(4);
            List<Position> seen = positions.next(4);
            for (int i = 0; i < seen.size(); i++) {
                assertThat(heard.get(i).message()).isNotBlank();
                if (i > 0) {
                    assertThat(heard.get(i)).isNotEqualTo(heard.get(i - 1));
                    assertThat(seen.get(i - 1).isFollowedBy(seen.get(i))).isTrue();
                }
            }
        }
    }

    @Test
    void aClientWithoutSubscriptionReceivesNoQuotes() throws Exception {
        Received<EventsServerMessage> everything = new Received<>();
        Received<WisdomDistribution> quotes = new Received<>();
        try (HowlClient silent = HowlClient.connect(server.ws("/events"));
                HowlClient listening = HowlClient.connect(server.ws("/events"))) {
            silent.on(EventsServerMessage.class, everything);
            listening.wisdom().subscribe(quotes);
            quotes.next(3);
            assertThatThrownBy(() -> silent.broadcasts().list().join()).isInstanceOf(CompletionException.class);
            assertThat(everything.next()).isInstanceOf(ErrorMessage.class);
        }
    }

    @Test
    void unsubscribeStopsTheEvents() throws Exception {
        Received<WisdomDistribution> quotes = new Received<>();
        try (HowlClient howl = HowlClient.connect(server.ws("/events"))) {
            Subscription subscription = howl.wisdom().subscribe(quotes);
            quotes.next();
            subscription.unsubscribe().get(30, TimeUnit.SECONDS);
            int before = wisdomFrames().size();
            Received<WisdomDistribution> others = new Received<>();
            try (HowlClient other = HowlClient.connect(server.ws("/events"))) {
                other.wisdom().subscribe(others);
                others.next(3);
                List<RecordedFrame> frames = wisdomFrames();
                int last = frames.get(frames.size() - 1).connection();
                assertThat(frames.subList(before, frames.size()))
                        .hasSizeGreaterThanOrEqualTo(3)
                        .allMatch(frame -> frame.connection() == last);
            }
        }
    }

    private static List<RecordedFrame> wisdomFrames() {
        return server.recorder().frames(Direction.TO_CLIENT).stream()
                .filter(frame -> frame.text().contains("wisdom_distribution"))
                .toList();
    }

    @Test
    void closeExchangesCloseFrames() throws Exception {
        Received<ConnectionState> states = new Received<>();
        HowlClient howl =
                HowlClient.builder(server.ws("/events")).onState(states).connect();
        assertThat(howl.state()).isInstanceOf(ConnectionState.Connected.class);
        howl.close();
        CloseInfo info = howl.closed().get(30, TimeUnit.SECONDS);
        assertThat(info.code()).isEqualTo(1000);
        assertThat(states.next(ConnectionState.Closed.class::isInstance)).isEqualTo(howl.state());
    }

    @Test
    void aClientReconnectsAfterItsConnectionWasCut() throws Exception {
        Received<Position> positions = new Received<>();
        Received<ConnectionState> states = new Received<>();
        try (HowlClient howl =
                HowlClient.builder(server.ws("/events")).onState(states).connect()) {
            howl.wisdom().subscribe((quote, position) -> positions.accept(position));
            Position before = positions.next();
            server.recorder().cutAll();
            states.next(ConnectionState.Reconnecting.class::isInstance);
            states.next(ConnectionState.Connected.class::isInstance);
            Position after = positions.next(position -> position.seq() > before.seq() + 1);
            assertThat(after.epoch()).isEqualTo(before.epoch());
        }
    }
}
