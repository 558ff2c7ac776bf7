package dev.howl.client.runtime;

import dev.howl.runtime.HeartbeatSpec;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The client's heartbeat: it sends a Ping each interval and reports a connection as dead on which nothing was received
 * for the contract's idle time-out. Event loop only.
 *
 * <p>The time-out is the server's own with its clients and at least two intervals, so that one lost Pong does not end
 * the connection. It is checked with each Ping; a dead connection is therefore found at most one interval late.
 */
final class HeartbeatSender {
    private final EventLoop loop;
    private final Duration interval;
    private final long idleTimeoutNanos;
    private final Runnable ping;
    private final Runnable dead;
    private long lastHeard;
    private EventLoop.@Nullable Timer timer;

    HeartbeatSender(EventLoop loop, HeartbeatSpec spec, Runnable ping, Runnable dead) {
        this.loop = loop;
        this.interval = spec.interval();
        this.idleTimeoutNanos =
                Math.max(spec.idleTimeout().toNanos(), interval.multipliedBy(2).toNanos());
        this.ping = ping;
        this.dead = dead;
    }

    void start() {
        heard();
        timer = loop.schedule(interval, this::tick);
    }

    /** Called when anything was received. */
    void heard() {
        lastHeard = loop.nanoTime();
    }

    void stop() {
        EventLoop.cancel(timer);
    }

    private void tick() {
        if (loop.nanoTime() - lastHeard >= idleTimeoutNanos) {
            dead.run();
            return;
        }
        timer = loop.schedule(interval, this::tick);
        ping.run();
    }
}
