package dev.howl.server.log;

import dev.howl.server.PublishOptions;
import org.jspecify.annotations.Nullable;

/**
 * An event to be appended.
 *
 * @param key {@code null} exactly where the topic has no keys
 * @param body the JSON of its frame, without a position; never changed
 * @param options what the append depends on
 */
@SuppressWarnings("ArrayRecordComponent")
public record Append(@Nullable String key, byte[] body, PublishOptions options) {}
