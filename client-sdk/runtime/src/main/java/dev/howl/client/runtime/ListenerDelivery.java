package dev.howl.client.runtime;

import dev.howl.runtime.Message;
import dev.howl.runtime.Position;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The side of a subscription that faces its listener: what waits for it, and what it has handled. Filled by the loop,
 * emptied by the executor.
 */
final class ListenerDelivery {
    private static final Logger LOG = LoggerFactory.getLogger(Subscription.class);

    private final TopicKey topicKey;
    private final Receiver receiver;
    private final CallbackRunner callbacks;
    private final boolean gapsHeard;
    private final DispatchQueue<DeliveryItem> inbox;
    private volatile Place place = new Place(0, null);
    private volatile @Nullable Consumer<? super Gap> onGap;
    private volatile boolean over;
    private boolean gapSaid; // serial executor of the inbox only

    /** The listener. Called on the executor, one call at a time; it may throw. */
    interface Receiver {
        boolean wants(Message message);

        void event(Message message, @Nullable Position position);

        default void state(Message snapshot) {}

        /** Nothing comes any more. */
        default void ended(@Nullable Throwable cause) {}
    }

    /** The last thing handled, and the run that it belonged to. */
    record Place(long run, @Nullable Position position) {}

    /** What a connection gives to its outlets. */
    record Settings(CallbackRunner callbacks, int capacity, long demand, boolean gapsHeard) {}

    /** @param drained told, on the executor, whenever nothing waits any more */
    ListenerDelivery(TopicKey topicKey, Receiver receiver, Settings settings, Runnable drained) {
        this.topicKey = topicKey;
        this.receiver = receiver;
        this.callbacks = settings.callbacks();
        this.gapsHeard = settings.gapsHeard();
        this.inbox =
                new DispatchQueue<>(callbacks.serial(), settings.capacity(), settings.demand(), this::handle, drained);
    }

    CallbackRunner callbacks() {
        return callbacks;
    }

    void onGap(Consumer<? super Gap> listener) {
        onGap = listener;
    }

    Place place() {
        return place;
    }

    /** Loop, before anything was offered: where it starts. */
    void startAt(long run, @Nullable Position position) {
        place = new Place(run, position);
    }

    boolean offer(DeliveryItem item) {
        return inbox.offer(item);
    }

    boolean isEmpty() {
        return inbox.isEmpty();
    }

    void request(long items) {
        inbox.request(items);
    }

    boolean isOver() {
        return over;
    }

    /** No call to the listener begins after this. */
    void stop() {
        over = true;
        inbox.clear();
    }

    /** Nothing is offered any more. */
    void finish(@Nullable Throwable cause) {
        inbox.finish(() -> receiver.ended(cause));
    }

    private boolean handle(DeliveryItem item) {
        if (over) {
            return false;
        }
        boolean counts = false;
        if (item instanceof DeliveryItem.Lost lost) {
            lost(lost.gap());
        } else if (item instanceof DeliveryItem.State state) {
            callbacks.call(receiver::state, state.snapshot());
        } else if (item instanceof DeliveryItem.Event event) {
            counts = event(event);
        }
        if (item.position() != null) {
            place = new Place(item.run(), item.position());
        }
        return counts;
    }

    private boolean event(DeliveryItem.Event event) {
        Message message = event.message();
        if (message == null || !receiver.wants(message)) {
            return false;
        }
        callbacks.call(wanted -> receiver.event(wanted, event.position()), message);
        return true;
    }

    private void lost(Gap gap) {
        Consumer<? super Gap> current = onGap;
        if (current != null) {
            callbacks.call(current, gap);
        } else if (!gapsHeard && !gapSaid) {
            gapSaid = true;
            LOG.warn("events of {} were lost: {} (said once; onGap hears of all)", topicKey, gap.reason());
        }
    }
}
