package dev.howl.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.client.runtime.ConnectionState;
import dev.howl.client.runtime.Gap;
import dev.howl.runtime.Position;
import dev.howl.testkit.ServerUnderTest;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A restart of the server under a connected client. */
class RestartTest {
    @Test
    void theClientReconnectsAndReportsTheGap() throws Exception {
        try (ServerUnderTest server = RealServer.start("howl.wisdom.interval=100ms", "howl.drain.timeout=8s")) {
            Received<Position> positions = new Received<>();
            Received<Gap> gaps = new Received<>();
            Received<ConnectionState> states = new Received<>();
            try (HowlClient howl = HowlClient.builder(server.ws("/events"))
                    .onState(states)
                    .backoff(RealServer.BACKOFF, RealServer.BACKOFF)
                    .onGap(gaps)
                    .connect()) {
                howl.wisdom().subscribe((quote, position) -> positions.accept(position));
                String epoch = positions.next().epoch();

                assertThat(server.stop()).isZero();
                states.next(ConnectionState.Reconnecting.class::isInstance);
                server.startAgain();
                states.next(ConnectionState.Connected.class::isInstance);

                Gap gap = gaps.next();
                assertThat(gap.reason()).isEqualTo(Gap.EPOCH_CHANGED);
                Position first = positions.next(position -> !position.epoch().equals(epoch));
                assertThat(first.seq())
                        .isEqualTo(Objects.requireNonNull(gap.resumeAfter()).seq() + 1);
            }
        }
    }
}
