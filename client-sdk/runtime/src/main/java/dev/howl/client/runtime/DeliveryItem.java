package dev.howl.client.runtime;

import dev.howl.runtime.Message;
import dev.howl.runtime.Position;
import org.jspecify.annotations.Nullable;

/** Something that waits for the listener of a subscription. */
sealed interface DeliveryItem {

    /** Which unbroken run of events it belongs to: a gap and a snapshot begin a new one. */
    long run();

    /** Where the subscription stands once it was handled; {@code null} where the contract has no positions. */
    @Nullable
    Position position();

    /** An event; the message is {@code null} where it could not be read. */
    record Event(
            long run, @Nullable Position position, @Nullable Message message) implements DeliveryItem {}

    /** Events were passed over. */
    record Lost(long run, Gap gap) implements DeliveryItem {
        @Override
        public @Nullable Position position() {
            return gap.resumeAfter();
        }
    }

    /** The state at a position. */
    record State(long run, Position position, Message snapshot) implements DeliveryItem {}
}
