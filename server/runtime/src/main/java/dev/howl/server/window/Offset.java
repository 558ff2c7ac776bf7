package dev.howl.server.window;

import dev.howl.runtime.Position;
import org.jspecify.annotations.Nullable;

/**
 * An offset in the log of one topic and key: the epoch and seq of an event, with which a reader continues after it.
 *
 * @param epoch identifies one unbroken numbering of the log; a new one starts when events were lost
 * @param seq 0 for the beginning of an epoch
 */
public record Offset(String epoch, long seq) {

    /** Returns the position with its topic and key. */
    public Position in(String topic, @Nullable String key) {
        return new Position(topic, key, epoch, seq);
    }
}
