package dev.howl.client.runtime;

import dev.howl.runtime.Position;
import org.jspecify.annotations.Nullable;

/**
 * Events of a topic that will not be delivered.
 *
 * @param topic the topic's name
 * @param key the key, {@code null} for a topic without keys
 * @param reason the server's, as in the contract, or one of the constants here
 * @param resumeAt the last event passed over: the next one delivered has the next number; {@code null} where the
 *     contract has no positions
 */
public record Gap(
        String topic,
        @Nullable String key,
        String reason,
        @Nullable Position resumeAt) {

    /** The listener was too slow for the buffer, and the contract has no positions to resume from. */
    public static final String OVERFLOW = "overflow";

    /** Numbers are missing, and resuming did not bring them back. */
    public static final String HOLE = "hole";

    /** The log began anew while the listener lagged behind. */
    public static final String EPOCH_CHANGED = "epoch_changed";
}
