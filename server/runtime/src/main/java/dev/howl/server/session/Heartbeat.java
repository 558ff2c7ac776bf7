package dev.howl.server.session;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How silence is met.
 *
 * @param idleTimeout a session that is silent for so long is closed with 4000; {@code null} where the contract has no
 *     heartbeat: such sessions are asked for a sign of life with a protocol Ping, and never closed for silence
 */
public record Heartbeat(@Nullable Duration idleTimeout) {
    /** Shorter than the idle time-outs of common proxies. */
    private static final Duration PING_AFTER = Duration.ofSeconds(20);

    private static final long MAX_SCAN_MILLIS = 500;
    private static final long MIN_SCAN_MILLIS = 10;

    long silenceNanos() {
        return (idleTimeout == null ? PING_AFTER : idleTimeout).toNanos();
    }

    /** Late by at most a twentieth. */
    long scanMillis() {
        return Math.max(MIN_SCAN_MILLIS, Math.min(MAX_SCAN_MILLIS, silenceNanos() / 20 / 1_000_000));
    }
}
