package dev.howl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.client.runtime.RequestFailedException;
import dev.howl.runtime.Position;
import dev.howl.testkit.ServerUnderTest;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Broadcasts through the SDK, with the real server. */
class BroadcastsTest {
    private static final String TOKEN = "a-token-of-thirty-two-characters";
    private static ServerUnderTest server;

    @BeforeAll
    static void start() {
        server = RealServer.start("howl.wisdom.interval=1h", "howl.security.publish-token=" + TOKEN);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aBroadcastReachesTheListenerAtThePositionInTheAnswer() throws Exception {
        Received<Broadcast> broadcasts = new Received<>();
        Received<Position> positions = new Received<>();
        try (HowlClient listener = HowlClient.connect(server.ws("/events"));
                HowlClient sender = operator()) {
            listener.broadcasts()
                    .subscribe((broadcast, position) -> {
                        broadcasts.accept(broadcast);
                        positions.accept(position);
                    })
                    .confirmed()
                    .join();
            BroadcastAccepted accepted =
                    sender.broadcasts().send("Lunch is served").join();
            assertThat(broadcasts.next()).isEqualTo(new Broadcast(accepted.broadcastId(), "Lunch is served", null));
            assertThat(positions.next()).isEqualTo(accepted.position());
        }
    }

    @Test
    void requestsWithTheSameDedupeIdCountOnce() {
        SendBroadcast request = new SendBroadcast("Once", "once");
        try (HowlClient one = operator();
                HowlClient other = operator()) {
            assertThat(other.broadcasts().send(request).join())
                    .isEqualTo(one.broadcasts().send(request).join());
        }
    }

    @Test
    void aScheduleIsCreatedFiredListedAndCancelled() throws Exception {
        Received<Broadcast> broadcasts = new Received<>();
        try (HowlClient howl = operator()) {
            howl.broadcasts().subscribe(broadcasts).confirmed().join();
            BroadcastScheduled scheduled = howl.broadcasts()
                    .schedule(new ScheduleBroadcast("Drink some water", "PT1S", null, null, null))
                    .join();
            Broadcast event = broadcasts.next(broadcast -> broadcast.scheduleId() != null);
            assertThat(event.scheduleId()).isEqualTo(scheduled.scheduleId());
            List<BroadcastSchedule> schedules = howl.broadcasts().list().join().schedules();
            assertThat(schedules).extracting(BroadcastSchedule::scheduleId).containsExactly(scheduled.scheduleId());
            howl.broadcasts().cancel(scheduled.scheduleId()).join();
            assertThat(howl.broadcasts().list().join().schedules()).isEmpty();
        }
    }

    @Test
    void aClientWithoutTokenIsRefused() {
        try (HowlClient howl = HowlClient.connect(server.ws("/events"))) {
            assertThatThrownBy(() -> howl.broadcasts().send("Free food").join())
                    .cause()
                    .isInstanceOfSatisfying(RequestFailedException.class, refused -> assertThat(refused.code())
                            .isEqualTo("unauthenticated"));
        }
    }

    private static HowlClient operator() {
        return HowlClient.builder(server.ws("/events")).token(() -> TOKEN).connect();
    }
}
