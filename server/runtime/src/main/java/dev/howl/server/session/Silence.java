package dev.howl.server.session;

import dev.howl.runtime.CloseCodes;
import dev.howl.server.transport.Wire;

/** How long a session has been silent. Confined to the event loop. */
final class Silence {
    private final Wire wire;
    private final Heartbeat heartbeat;
    private final Ticker ticker;
    private long heardAt;

    Silence(Wire wire, Heartbeat heartbeat, Ticker ticker) {
        this.wire = wire;
        this.heartbeat = heartbeat;
        this.ticker = ticker;
        this.heardAt = ticker.nanos();
    }

    /** A sign of life, or a time in which there could be none. */
    void heard() {
        heardAt = ticker.nanos();
    }

    /** Meets a silence that has lasted too long. */
    void check() {
        long now = ticker.nanos();
        if (now - heardAt < heartbeat.silenceNanos()) {
            return;
        }
        if (heartbeat.idleTimeout() != null) {
            wire.close(CloseCodes.IDLE, "nothing heard for " + heartbeat.idleTimeout());
        } else {
            heardAt = now;
            wire.ping();
        }
    }
}
