package dev.howl.client.runtime;

import dev.howl.runtime.Position;
import org.jspecify.annotations.Nullable;

/** Static methods that compare positions of one topic and key. */
final class Positions {
    private Positions() {}

    /** Returns whether both positions are in the same epoch and {@code position} is not after {@code last}. */
    static boolean isAtOrBefore(@Nullable Position position, @Nullable Position last) {
        return position != null
                && last != null
                && position.epoch().equals(last.epoch())
                && position.seq() <= last.seq();
    }

    /** Returns whether neither position is {@code null} and both have the same epoch and sequence number. */
    static boolean isSame(@Nullable Position one, @Nullable Position other) {
        return one != null && other != null && one.epoch().equals(other.epoch()) && one.seq() == other.seq();
    }

    /** Returns the gap between the last event and an event that does not directly follow it. */
    static Gap gapBetween(TopicKey topicKey, Position last, Position next) {
        boolean hole = last.epoch().equals(next.epoch());
        Position before = new Position(topicKey.topic(), topicKey.key(), next.epoch(), Math.max(0, next.seq() - 1));
        return new Gap(topicKey.topic(), topicKey.key(), hole ? Gap.HOLE : Gap.EPOCH_CHANGED, before);
    }
}
