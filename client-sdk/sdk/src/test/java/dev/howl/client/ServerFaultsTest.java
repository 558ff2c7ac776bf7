package dev.howl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.client.runtime.ConnectionLostException;
import dev.howl.client.runtime.ConnectionState;
import dev.howl.client.runtime.RequestFailedException;
import dev.howl.client.runtime.ServerError;
import dev.howl.runtime.Position;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testservices.Fault;
import dev.howl.testservices.ServerJar;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A real server whose handlers fail, as users of the SDK see it. */
class ServerFaultsTest {
    private static final String TOKEN = "a-token-of-thirty-two-characters";
    private static ServerUnderTest server;

    @BeforeAll
    static void start() {
        server = RealServer.start(
                Fault.UNPRINTABLE.in(Fault.THROWN.in(ServerJar.command(), "sendBroadcast"), "scheduleBroadcast"),
                "howl.wisdom.interval=100ms",
                "howl.security.publish-token=" + TOKEN);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aRequestThatFailsHasTheCodeInternalAndTheClientGoesOn() {
        try (HowlClient howl = operator(new Received<>(), new Received<>())) {
            assertThatThrownBy(() -> howl.broadcasts().send("Lunch is served").join())
                    .cause()
                    .isInstanceOfSatisfying(RequestFailedException.class, failed -> {
                        assertThat(failed.code()).isEqualTo("internal");
                        assertThat(failed.retryable()).isTrue();
                        assertThat(failed.terminal()).isFalse();
                    });
            assertThat(howl.broadcasts().list().join().schedules()).isEmpty();
        }
    }

    @Test
    void aConnectionThatTheServerCannotContinueIsReplacedWithoutALostEvent() throws Exception {
        Received<ServerError> errors = new Received<>();
        Received<ConnectionState> states = new Received<>();
        Received<Position> quotes = new Received<>();
        try (HowlClient howl = operator(errors, states)) {
            howl.wisdom().subscribe((quote, position) -> quotes.accept(position));
            Position before = quotes.next();
            ScheduleBroadcast request = new ScheduleBroadcast("Drink some water", "PT1H", null, null, null);
            assertThatThrownBy(() -> howl.broadcasts().schedule(request).join())
                    .cause()
                    .isInstanceOfSatisfying(ConnectionLostException.class, lost -> assertThat(lost.closeCode())
                            .isEqualTo(1011));
            ServerError error = errors.next();
            assertThat(error.code()).isEqualTo("internal");
            assertThat(error.terminal()).isTrue();
            states.next(ConnectionState.Reconnecting.class::isInstance);
            states.next(ConnectionState.Connected.class::isInstance);
            for (int i = 0; i < 20; i++) {
                Position next = quotes.next();
                assertThat(before.isFollowedBy(next)).isTrue();
                before = next;
            }
        }
    }

    private static HowlClient operator(Received<ServerError> errors, Received<ConnectionState> states) {
        return HowlClient.builder(server.ws("/events"))
                .token(() -> TOKEN)
                .onError(errors)
                .onState(states)
                .backoff(RealServer.BACKOFF, RealServer.BACKOFF)
                .connect();
    }
}
