package dev.howl.client.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Servers that accept a client and end its connection at once. */
class ReconnectStormTest {
    private static final String MOVING = "{'type':'moving','payload':{'after_ms':0,'deadline_ms':5000}}";
    /** The bound of the delay doubles from one second to thirty, and the delay is half of it on average. */
    private static final int MANY = 25;

    @Test
    void aConnectionThatBreaksAtOnceBacksOff() {
        assertThat(connects(fixture -> fixture.greet().fail(new IOException("reset"))))
                .isLessThan(MANY);
    }

    @Test
    void aConnectionThatIsClosedAtOnceBacksOff() {
        assertThat(connects(fixture -> fixture.greet().close(1001))).isLessThan(MANY);
    }

    @Test
    void aConnectionThatIsMovedAndClosedAtOnceBacksOff() {
        assertThat(connects(fixture -> {
                    var moved = fixture.greet().link();
                    fixture.text(MOVING).pass(Duration.ofMillis(10)).on(moved).close(1001);
                    fixture.on(fixture.network.last());
                }))
                .isLessThan(MANY);
    }

    @Test
    void aConnectionThatIsMovedAgainAndAgainBacksOff() {
        assertThat(connects(fixture -> fixture.greet().text(MOVING))).isLessThan(MANY);
    }

    /** Returns how often a client connects within a minute to a server that treats each connection like this. */
    private static int connects(Consumer<ClientFixture> server) {
        ClientFixture fixture = new ClientFixture();
        int served = 0;
        for (int i = 0; i < 600 && fixture.network.attempts() < 500; i++) {
            while (served < fixture.network.attempts() && served < 500) {
                served++;
                server.accept(fixture);
            }
            fixture.pass(Duration.ofMillis(100));
        }
        return fixture.network.attempts();
    }
}
