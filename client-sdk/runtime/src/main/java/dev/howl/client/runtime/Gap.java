package dev.howl.client.runtime;

import dev.howl.runtime.Position;
import org.jspecify.annotations.Nullable;

/**
 * A range of events of one topic and key that will not be delivered.
 *
 * @param topic name of the topic
 * @param key the key; {@code null} for a topic without keys
 * @param reason the server's reason as in the contract, such as {@code trimmed}, or one of this class's constants
 * @param resumeAfter the position of the last lost event: the next event delivered is the one right after it, with
 *     {@code seq + 1} in the same epoch. Its {@code seq} is 0 if delivery continues with the first event of an epoch.
 *     {@code null} if the contract has no positions
 */
public record Gap(
        String topic,
        @Nullable String key,
        String reason,
        @Nullable Position resumeAfter) {

    /** Reason: the listener was too slow for its buffer, and the contract has no positions to resume from. */
    public static final String OVERFLOW = "overflow";

    /** Reason: sequence numbers were missing, and the events did not come after a resume either. */
    public static final String HOLE = "hole";

    /** Reason: the log started a new epoch while the listener lagged behind. */
    public static final String EPOCH_CHANGED = "epoch_changed";
}
