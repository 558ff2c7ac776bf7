package dev.howl.runtime;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Position of an event in the log of its topic and key.
 *
 * <p>Within an epoch the sequence numbers of a topic and key are contiguous. Positions of different epochs cannot be
 * compared.
 *
 * @param topic the topic's name
 * @param key the key; {@code null} for a topic without keys
 * @param epoch the log's epoch, 1 to 36 characters: a new one starts when events were lost
 * @param seq the sequence number, from 1 to {@link #MAX_SEQ}; 0 is the position before the first event
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Position(String topic, @Nullable String key, String epoch, long seq) {

    /** The largest sequence number, 2^53-1: the largest integer that a JavaScript client holds exactly. */
    public static final long MAX_SEQ = (1L << 53) - 1;

    public Position {
        Constraints.required("topic", topic);
        Constraints.required("epoch", epoch);
        if (epoch.isEmpty() || epoch.length() > 36) {
            throw new IllegalArgumentException("epoch is not 1 to 36 characters long");
        }
        if (seq < 0 || seq > MAX_SEQ) {
            throw new IllegalArgumentException("seq " + seq + " is not between 0 and 2^53-1");
        }
    }

    /** Returns {@code true} if {@code next} is the next event of the same epoch. Topic and key are not compared. */
    public boolean isFollowedBy(Position next) {
        return epoch.equals(next.epoch) && next.seq == seq + 1;
    }
}
