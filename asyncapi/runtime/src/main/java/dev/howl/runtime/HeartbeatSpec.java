package dev.howl.runtime;

import java.time.Duration;

/**
 * The heartbeat of a channel ({@code x-howl-heartbeat}).
 *
 * @param interval time between two pings of a client
 * @param idleTimeout time without any inbound frame after which the server closes the session with 4000; longer than
 *     {@code interval}
 */
public record HeartbeatSpec(Duration interval, Duration idleTimeout) {}
