package dev.howl.server.window;

import java.time.Duration;

/**
 * How much of a log is held in memory, for readers that come back or fall behind.
 *
 * @param count events of a key
 * @param bytes of the frames of a key
 * @param age of an event
 * @param totalBytes of the frames of all keys of all topics
 */
public record WindowLimits(int count, long bytes, Duration age, long totalBytes) {}
