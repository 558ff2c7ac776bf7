package dev.howl.server.redis;

import java.time.Duration;

/**
 * The options of the Redis engine.
 *
 * @param namespace prefix of every key, used as hash tag
 * @param streamLength number of events of a topic to keep; Redis trims approximately, so some more may be kept
 * @param publishTimeout how long a command waits for Redis
 * @param lease how long a leadership lasts without being renewed
 * @param startTimeout how long the start waits for Redis
 * @param settleTimeout how long nodes wait for each other's report after Redis was restarted or replaced
 */
public record RedisOptions(
        String namespace,
        long streamLength,
        Duration publishTimeout,
        Duration lease,
        Duration startTimeout,
        Duration settleTimeout) {
    private static final Duration START = Duration.ofSeconds(10);
    private static final Duration SETTLE = Duration.ofSeconds(5);

    /** Returns options with the default timeouts of start and epoch negotiation. */
    public static RedisOptions of(String namespace, long streamLength, Duration publishTimeout, Duration lease) {
        return new RedisOptions(namespace, streamLength, publishTimeout, lease, START, SETTLE);
    }
}
