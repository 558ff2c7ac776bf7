package dev.howl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.client.runtime.ConnectionState;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReconnectNoticesTest {
    private final List<String> notices = new ArrayList<>();
    private final ReconnectNotices listener = new ReconnectNotices(notices::add);

    private void lost(int attempt, String reason) {
        listener.accept(new ConnectionState.Reconnecting(attempt, Duration.ofSeconds(1), new IOException(reason)));
        listener.accept(new ConnectionState.Connecting(attempt));
    }

    @Test
    void aLossIsReportedOnceAndTheReconnectToo() {
        listener.accept(new ConnectionState.Connected("a"));
        listener.begin();
        lost(1, "reset");
        lost(2, "refused");
        listener.accept(new ConnectionState.Connected("b"));
        lost(1, "reset again");
        assertThat(notices)
                .containsExactly(
                        "disconnected (reset); connecting again",
                        "connected again",
                        "disconnected (reset again); connecting again");
    }

    @Test
    void theFirstConnectAndAMoveAreNotReported() {
        lost(1, "refused");
        listener.accept(new ConnectionState.Connected("a"));
        listener.begin();
        listener.accept(new ConnectionState.Connected("b"));
        listener.accept(new ConnectionState.Closed(1000, "", null));
        assertThat(notices).isEmpty();
    }
}
