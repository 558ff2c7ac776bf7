package dev.howl.server.log;

import org.jspecify.annotations.Nullable;

/**
 * An event that has been committed.
 *
 * @param topic its topic
 * @param key {@code null} exactly where the topic has no keys
 * @param seq its number in the store's epoch of the topic
 * @param body the JSON of its frame, without a position; never changed
 */
@SuppressWarnings("ArrayRecordComponent")
public record StoredEvent(String topic, @Nullable String key, long seq, byte[] body) {}
