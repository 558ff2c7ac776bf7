package dev.howl.server.redis;

import io.lettuce.core.api.StatefulRedisConnection;

/**
 * Connects to the Redis that writes. Connections must not come back by themselves: after a cut, what they would send
 * again may have been done.
 */
public interface RedisConnector {

    /**
     * Opens a connection; blocks for a bounded time.
     *
     * @throws RuntimeException where Redis cannot be reached
     */
    StatefulRedisConnection<String, byte[]> connect();

    /** Where Redis is, for people. */
    String address();
}
