package dev.howl.server.session;

import dev.howl.runtime.CloseCodes;
import dev.howl.server.transport.WebSocketConnection;

/** How long a session has been silent. Confined to the event loop. */
final class IdleMonitor {
    private final WebSocketConnection connection;
    private final IdlePolicy policy;
    private final Ticker ticker;
    /** The last frame of the client, or the last Ping to it. */
    private long waitingSince;
    /** Intervals of silence that have passed, each ended by a Ping. */
    private int intervals;

    IdleMonitor(WebSocketConnection connection, IdlePolicy policy, Ticker ticker) {
        this.connection = connection;
        this.policy = policy;
        this.ticker = ticker;
        this.waitingSince = ticker.nanos();
    }

    /** A sign of life, or a time in which there could be none. */
    void heard() {
        waitingSince = ticker.nanos();
        intervals = 0;
    }

    /** Meets a silence that has lasted too long. */
    void check() {
        long now = ticker.nanos();
        if (now - waitingSince < policy.timeout().toNanos()) {
            return;
        }
        waitingSince = now;
        intervals++;
        if (policy instanceof IdlePolicy.CloseAfter) {
            connection.close(CloseCodes.IDLE, "nothing heard for " + policy.timeout());
        } else if (intervals < IdlePolicy.PingEvery.MAX_INTERVALS) {
            connection.ping();
        } else {
            connection.close(CloseCodes.IDLE, "no Ping was answered");
        }
    }
}
