package dev.howl.runtime;

import java.time.Duration;

/**
 * The heartbeat of a channel ({@code x-howl-heartbeat}).
 *
 * @param interval how often a client pings
 * @param idleTimeout how long the server waits for any frame before it closes with 4000
 */
public record HeartbeatSpec(Duration interval, Duration idleTimeout) {}
