package dev.howl.server.session;

import dev.howl.runtime.CloseCodes;
import dev.howl.server.transport.Frames;
import dev.howl.server.transport.WebSocketConnection;

/** The idle timer of a session. Confined to the event loop. */
final class IdleMonitor {
    private final WebSocketConnection connection;
    private final IdlePolicy policy;
    private final Ticker ticker;
    /** The moment of the last frame received or Ping sent, in ticks of the ticker. */
    private long waitingSince;
    /** Number of idle intervals that have passed since the last frame, each of which ended with a Ping. */
    private int intervals;
    /** True if the session was found idle and is checked again once the loop has read. */
    private boolean confirming;

    IdleMonitor(WebSocketConnection connection, IdlePolicy policy, Ticker ticker) {
        this.connection = connection;
        this.policy = policy;
        this.ticker = ticker;
        this.waitingSince = ticker.nanos();
    }

    /** Restarts the timer: a frame was received, or none could be because reading is paused. */
    void heard() {
        waitingSince = ticker.nanos();
        intervals = 0;
        confirming = false;
    }

    /** Returns whether the session has been idle for too long, as far as the frames tell that were read. */
    boolean isOverdue() {
        confirming = ticker.nanos() - waitingSince >= policy.timeout().toNanos();
        return confirming;
    }

    /** Closes the session or sends a Ping if no frame was read since it was found overdue. */
    void act() {
        if (!confirming) {
            return;
        }
        confirming = false;
        waitingSince = ticker.nanos();
        intervals++;
        if (policy instanceof IdlePolicy.CloseAfter) {
            connection.close(CloseCodes.IDLE, "no frame received for " + policy.timeout());
        } else if (intervals < IdlePolicy.PingEvery.MAX_INTERVALS) {
            connection.send(Frames.ping());
        } else {
            connection.close(CloseCodes.IDLE, "no Ping was answered");
        }
    }
}
