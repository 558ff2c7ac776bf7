package dev.howl.client.runtime;

import dev.howl.runtime.Position;
import org.jspecify.annotations.Nullable;

/** What positions prove about each other. */
final class Positions {
    private Positions() {}

    /** Whether a position is known not to come after the last one. */
    static boolean isOld(@Nullable Position position, @Nullable Position last) {
        return position != null
                && last != null
                && position.epoch().equals(last.epoch())
                && position.seq() <= last.seq();
    }

    /** Whether two positions of one topic and key are the same place. */
    static boolean isSame(@Nullable Position one, @Nullable Position other) {
        return one != null && other != null && one.epoch().equals(other.epoch()) && one.seq() == other.seq();
    }

    /** The gap between the last event and one that does not follow it. */
    static Gap gap(TopicKey topicKey, Position last, Position next) {
        boolean hole = last.epoch().equals(next.epoch());
        Position before = new Position(topicKey.topic(), topicKey.key(), next.epoch(), Math.max(0, next.seq() - 1));
        return new Gap(topicKey.topic(), topicKey.key(), hole ? Gap.HOLE : Gap.EPOCH_CHANGED, before);
    }
}
