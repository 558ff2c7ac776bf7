package dev.howl.server.log;

import dev.howl.server.PublishOptions;
import org.jspecify.annotations.Nullable;

/**
 * A request to append an event.
 *
 * @param key {@code null} if and only if the topic has no keys
 * @param body the JSON of its frame, without a position; not to be modified
 * @param options conditions of the append
 */
@SuppressWarnings("ArrayRecordComponent")
public record AppendRequest(@Nullable String key, byte[] body, PublishOptions options) {}
