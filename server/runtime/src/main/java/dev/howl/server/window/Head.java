package dev.howl.server.window;

import dev.howl.runtime.Position;
import org.jspecify.annotations.Nullable;

/**
 * The newest event of a key.
 *
 * @param epoch names this life of the log
 * @param seq 0 where there is no event yet
 */
public record Head(String epoch, long seq) {

    public Position in(String topic, @Nullable String key) {
        return new Position(topic, key, epoch, seq);
    }
}
