package dev.howl.cli;

import dev.howl.client.runtime.ConnectionState;
import java.util.function.Consumer;

/**
 * A state listener that reports a lost connection once, and the reconnect. It is silent until {@link #begin}: the failure
 * of the first connect is reported as such. The SDK calls it on one thread at a time.
 */
final class ReconnectNotices implements Consumer<ConnectionState> {
    private final Consumer<String> notices;
    private volatile boolean begun;
    private boolean isLost;

    /** @param notices receives one sentence per notice */
    ReconnectNotices(Consumer<String> notices) {
        this.notices = notices;
    }

    /** Begins to report, once the client is connected. */
    void begin() {
        begun = true;
    }

    @Override
    public void accept(ConnectionState state) {
        if (state instanceof ConnectionState.Connected) {
            if (isLost) {
                notices.accept("connected again");
            }
            isLost = false;
        } else if (state instanceof ConnectionState.Reconnecting lost && begun && !isLost) {
            isLost = true;
            notices.accept("disconnected (" + FailureReport.sentence(lost.cause()) + "); connecting again");
        }
    }
}
