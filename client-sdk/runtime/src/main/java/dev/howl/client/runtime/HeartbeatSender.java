package dev.howl.client.runtime;

import dev.howl.runtime.HeartbeatSpec;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Pings at each interval, and takes a link for dead over which nothing came for the contract's idle time-out: the same
 * patience that the server has with its clients, and never less than two intervals, so that one lost Pong is not the
 * end. Looked at with each ping, hence a dead link is found at the latest one interval later. Loop only.
 */
final class HeartbeatSender {
    private final EventLoop loop;
    private final Duration interval;
    private final long patience;
    private final Runnable ping;
    private final Runnable dead;
    private long lastHeard;
    private EventLoop.@Nullable Timer timer;

    HeartbeatSender(EventLoop loop, HeartbeatSpec spec, Runnable ping, Runnable dead) {
        this.loop = loop;
        this.interval = spec.interval();
        this.patience =
                Math.max(spec.idleTimeout().toNanos(), interval.multipliedBy(2).toNanos());
        this.ping = ping;
        this.dead = dead;
    }

    void start() {
        heard();
        timer = loop.schedule(interval, this::tick);
    }

    /** Something came in. */
    void heard() {
        lastHeard = loop.nanoTime();
    }

    void stop() {
        if (timer != null) {
            timer.cancel();
        }
    }

    private void tick() {
        if (loop.nanoTime() - lastHeard >= patience) {
            dead.run();
            return;
        }
        timer = loop.schedule(interval, this::tick);
        ping.run();
    }
}
