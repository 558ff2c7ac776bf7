package dev.howl.server.window;

import dev.howl.runtime.Position;
import org.jspecify.annotations.Nullable;

/**
 * The epoch and seq of a key's newest event, and so a position in the log of a known key.
 *
 * @param epoch identifies one unbroken numbering of the log; a new one starts when events were lost
 * @param seq 0 where there is no event yet
 */
public record Offset(String epoch, long seq) {

    /** Returns the position with its topic and key. */
    public Position in(String topic, @Nullable String key) {
        return new Position(topic, key, epoch, seq);
    }
}
