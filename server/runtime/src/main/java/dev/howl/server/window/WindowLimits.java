package dev.howl.server.window;

import java.time.Duration;

/**
 * The limits of the windows, which hold recent events for resumed subscribers and laggards.
 *
 * @param count largest number of events of a key
 * @param bytes largest size of the frames of a key, in bytes
 * @param age largest age of an event
 * @param totalBytes largest size of the frames of all keys and topics, in bytes
 */
public record WindowLimits(int count, long bytes, Duration age, long totalBytes) {}
