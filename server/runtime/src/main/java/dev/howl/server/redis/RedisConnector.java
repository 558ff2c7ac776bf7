package dev.howl.server.redis;

import io.lettuce.core.api.StatefulRedisConnection;

/**
 * A factory of connections to the primary. Connections must not reconnect by themselves: Lettuce would resend commands
 * that may already have been executed.
 */
public interface RedisConnector {

    /**
     * Opens a connection. Blocks for a limited time.
     *
     * @throws RuntimeException where Redis cannot be reached
     */
    StatefulRedisConnection<String, byte[]> connect();

    /** Returns the address of Redis for log and error messages. */
    String address();
}
