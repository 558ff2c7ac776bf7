package dev.howl.client.runtime;

import dev.howl.runtime.Message;
import dev.howl.runtime.Position;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The delivery side of a subscription: the buffered items and the position that the listener has handled. Filled on the
 * event loop, emptied on the user's executor.
 */
final class ListenerDelivery {
    private static final Logger LOG = LoggerFactory.getLogger(Subscription.class);

    private final TopicKey topicKey;
    private final Receiver receiver;
    private final CallbackRunner callbacks;
    private final boolean gapsHeard;
    private final DispatchQueue<DeliveryItem> queue;
    private volatile Handled handled = new Handled(0, null);
    private volatile @Nullable Consumer<? super Gap> onGap;
    private volatile boolean stopped;
    private boolean gapLogged; // serial executor of the queue only

    /** The listener behind a subscription. Called on the executor, one call at a time; its methods may throw. */
    interface Receiver {
        /** Returns whether an event is passed to {@link #event}. Other events count as handled. */
        boolean wants(Message message);

        /** Called with each wanted event. */
        void event(Message message, @Nullable Position position);

        /** Called with each snapshot. */
        default void state(Message snapshot) {}

        /** Called last, when the subscription has ended; {@code cause} is {@code null} for a normal end. */
        default void ended(@Nullable Throwable cause) {}
    }

    /** The position of the last handled item, and the run that the item belonged to. */
    record Handled(long run, @Nullable Position position) {}

    /**
     * The settings that the deliveries of one connection share.
     *
     * @param demand initial demand, see {@link DispatchQueue}
     * @param gapsHeard whether gaps reach some listener even without {@link Subscription#onGap}
     */
    record Settings(CallbackRunner callbacks, int capacity, long demand, boolean gapsHeard) {}

    /** @param drained called on the executor each time the buffer has become empty */
    ListenerDelivery(TopicKey topicKey, Receiver receiver, Settings settings, Runnable drained) {
        this.topicKey = topicKey;
        this.receiver = receiver;
        this.callbacks = settings.callbacks();
        this.gapsHeard = settings.gapsHeard();
        this.queue =
                new DispatchQueue<>(callbacks.serial(), settings.capacity(), settings.demand(), this::handle, drained);
    }

    CallbackRunner callbacks() {
        return callbacks;
    }

    void onGap(Consumer<? super Gap> listener) {
        onGap = listener;
    }

    Handled handled() {
        return handled;
    }

    /** Sets the initial position. Called on the event loop before anything is offered. */
    void startAt(long run, @Nullable Position position) {
        handled = new Handled(run, position);
    }

    /** Puts an item into the buffer, or returns {@code false} if it is full. */
    boolean offer(DeliveryItem item) {
        return queue.offer(item);
    }

    /** Returns whether no item is waiting or being handled. */
    boolean isEmpty() {
        return queue.isEmpty();
    }

    /** Adds to the demand. */
    void request(long items) {
        queue.request(items);
    }

    /** Returns whether {@link #stop()} was called. */
    boolean isStopped() {
        return stopped;
    }

    /** Drops the waiting items. No call to the listener begins after this. */
    void stop() {
        stopped = true;
        queue.clear();
    }

    /** Reports the end to the listener after the waiting items. Nothing may be offered after this. */
    void finish(@Nullable Throwable cause) {
        queue.finish(() -> receiver.ended(cause));
    }

    private boolean handle(DeliveryItem item) {
        if (stopped) {
            return false;
        }
        boolean counts = false;
        if (item instanceof DeliveryItem.Loss lost) {
            lost(lost.gap());
        } else if (item instanceof DeliveryItem.Snapshot state) {
            callbacks.call(receiver::state, state.snapshot());
        } else if (item instanceof DeliveryItem.Event event) {
            counts = event(event);
        }
        if (item.position() != null) {
            handled = new Handled(item.run(), item.position());
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
        } else if (!gapsHeard && !gapLogged) {
            gapLogged = true;
            LOG.warn("events of {} were lost: {} (logged once; onGap is called for every gap)", topicKey, gap.reason());
        }
    }
}
