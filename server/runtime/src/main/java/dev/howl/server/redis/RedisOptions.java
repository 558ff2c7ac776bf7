package dev.howl.server.redis;

import java.time.Duration;

/**
 * How the log is kept in Redis.
 *
 * @param namespace begins the name of every key, as hash tag
 * @param streamLength events of a topic that are kept, or some more
 * @param publishTimeout how long a command waits for Redis
 * @param lease how long the lead of a job is held without being renewed
 * @param startTimeout how long the start waits for Redis
 * @param settleTimeout how long nodes wait for each other when Redis has come back as another process
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

    /** With the waiting times of start and settling that operators know. */
    public static RedisOptions of(String namespace, long streamLength, Duration publishTimeout, Duration lease) {
        return new RedisOptions(namespace, streamLength, publishTimeout, lease, START, SETTLE);
    }
}
