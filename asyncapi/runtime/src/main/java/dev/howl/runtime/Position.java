package dev.howl.runtime;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Where an event stands in the log of its topic and key.
 *
 * <p>Within one epoch the numbers of a topic and key are contiguous; positions of different epochs cannot be compared.
 *
 * @param topic the topic's name
 * @param key the key, {@code null} for a topic without keys
 * @param epoch names one life of the log, at most 36 characters
 * @param seq 1 for the first event; 0 stands for "before the first"
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Position(String topic, @Nullable String key, String epoch, long seq) {

    /** The largest number that a JavaScript client can hold exactly. */
    public static final long MAX_SEQ = (1L << 53) - 1;

    public Position {
        if (epoch.length() > 36) {
            throw new IllegalArgumentException("epoch is longer than 36 characters");
        }
        if (seq < 0 || seq > MAX_SEQ) {
            throw new IllegalArgumentException("seq " + seq + " is not within 0 and 2^53-1");
        }
    }

    /** Whether {@code next} is the event right after this one. */
    public boolean isFollowedBy(Position next) {
        return epoch.equals(next.epoch) && next.seq == seq + 1;
    }
}
