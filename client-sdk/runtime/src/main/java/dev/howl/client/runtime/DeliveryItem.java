package dev.howl.client.runtime;

import dev.howl.runtime.Message;
import dev.howl.runtime.Position;
import org.jspecify.annotations.Nullable;

/** An item in the buffer of a subscription: an event, a gap or a snapshot. */
sealed interface DeliveryItem {

    /**
     * Returns the number of the unbroken run of events that the item belongs to. Each gap and each snapshot begins a
     * new run.
     */
    long run();

    /**
     * Returns the position of the subscription once the item is handled; {@code null} if the contract has no positions.
     */
    @Nullable
    Position position();

    /**
     * An event.
     *
     * @param message {@code null} if the event could not be decoded
     */
    record Event(
            long run, @Nullable Position position, @Nullable Message message) implements DeliveryItem {}

    /** A gap, after which the run begins. */
    record Loss(long run, Gap gap) implements DeliveryItem {
        @Override
        public @Nullable Position position() {
            return gap.resumeAfter();
        }
    }

    /** A snapshot of the state at a position, after which the run begins. */
    record Snapshot(long run, Position position, Message snapshot) implements DeliveryItem {}
}
