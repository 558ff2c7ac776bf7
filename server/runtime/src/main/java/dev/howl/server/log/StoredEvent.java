package dev.howl.server.log;

import org.jspecify.annotations.Nullable;

/**
 * A committed event.
 *
 * @param topic its topic
 * @param key {@code null} if and only if the topic has no keys
 * @param seq its sequence number in the store's epoch of the topic
 * @param body the JSON of its frame, without a position; not to be modified
 */
@SuppressWarnings("ArrayRecordComponent")
public record StoredEvent(String topic, @Nullable String key, long seq, byte[] body) {}
