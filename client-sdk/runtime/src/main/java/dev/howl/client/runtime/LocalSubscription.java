package dev.howl.client.runtime;

import dev.howl.runtime.Message;
import dev.howl.runtime.Position;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The subscription of one listener, with its own buffer, its own position and its own check that no event is missing.
 *
 * <p>When the buffer is full, further events are not taken. Once the listener has handled the waiting ones, the events
 * after the last handled one are requested again. A slow listener therefore receives every event, and at most {@code
 * capacity} of them wait in memory.
 */
class LocalSubscription implements Subscription {
    private static final Logger LOG = LoggerFactory.getLogger(Subscription.class);

    private final TopicKey topicKey;
    private final LifecycleListener lifecycleListener;
    private final ListenerDelivery delivery;
    private final CompletableFuture<@Nullable Position> confirmed = new CompletableFuture<>();
    private final CompletableFuture<@Nullable Void> closed = new CompletableFuture<>();
    /** True if events were refused because the buffer was full. Written on the event loop. */
    private volatile boolean lagging;

    /** True if a listener was set that is told why the subscription ends. */
    private volatile boolean failureHeard;

    private final AtomicLong duplicates = new AtomicLong();

    // Event loop only from here on.
    private boolean isConfirmed;
    private long run;
    /** Position after which the current run of events began; see {@link DeliveryItem#run()}. */
    private @Nullable Position runStart;
    /** Position of the last item that was put into the buffer. */
    private @Nullable Position accepted;

    /** The receiver of a local subscription's requests and failures. */
    interface LifecycleListener {
        /**
         * Called when the user ends the subscription, by any thread.
         *
         * @return completes when the server has confirmed or does not need a request
         */
        CompletableFuture<@Nullable Void> unsubscribe(LocalSubscription subscription);

        /** Called when the listener has handled everything that waited for it, in the listener's thread. */
        void drained(LocalSubscription subscription);

        /** Called on the event loop when events after {@link #resumePosition()} must be requested again. */
        void resubscribe(LocalSubscription subscription);

        /** Called on the event loop when this subscription, and no other, has lost events. */
        void lost(Gap gap);

        /** Called on the event loop when the subscription cannot continue. */
        void failed(LocalSubscription subscription, Throwable cause);
    }

    /** @param since position of the last event handled before; {@code null} to begin with the next event */
    LocalSubscription(
            TopicKey topicKey,
            @Nullable Position since,
            ListenerDelivery.Receiver receiver,
            ListenerDelivery.Settings settings,
            LifecycleListener lifecycleListener) {
        this.topicKey = topicKey;
        this.lifecycleListener = lifecycleListener;
        this.runStart = since;
        this.accepted = since;
        this.delivery = new ListenerDelivery(topicKey, receiver, settings, this::drained);
        delivery.startAt(0, since);
    }

    @Override
    public final String topic() {
        return topicKey.topic();
    }

    @Override
    public final @Nullable String key() {
        return topicKey.key();
    }

    @Override
    public final CompletableFuture<@Nullable Position> confirmed() {
        return confirmed.copy();
    }

    @Override
    public final @Nullable Position position() {
        return delivery.handled().position();
    }

    @Override
    public final long duplicates() {
        return duplicates.get();
    }

    @Override
    public final Subscription onGap(Consumer<? super Gap> listener) {
        delivery.onGap(Objects.requireNonNull(listener, "listener"));
        return this;
    }

    @Override
    public final Subscription onError(Consumer<? super Throwable> listener) {
        Objects.requireNonNull(listener, "listener");
        failureHeard = true;
        delivery.callbacks().whenFailed(closed, listener);
        return this;
    }

    @Override
    public final CompletableFuture<@Nullable Void> unsubscribe() {
        delivery.stop();
        return lifecycleListener.unsubscribe(this);
    }

    @Override
    public final CompletableFuture<@Nullable Void> closed() {
        return closed.copy();
    }

    @Override
    public final void close() {
        var unused = unsubscribe();
    }

    final TopicKey topicKey() {
        return topicKey;
    }

    final LifecycleListener lifecycleListener() {
        return lifecycleListener;
    }

    final ListenerDelivery delivery() {
        return delivery;
    }

    /**
     * Returns the position after which events are still needed, or {@code null} if the subscription has no position
     * yet. Called on the event loop.
     */
    @Nullable
    Position resumePosition() {
        ListenerDelivery.Handled handled = delivery.handled();
        return handled.run() == run ? handled.position() : runStart;
    }

    /**
     * Called on the event loop when the server has confirmed.
     *
     * @param start position at which a subscription without a position of its own begins
     */
    void subscribed(@Nullable Position start) {
        if (isConfirmed) {
            return;
        }
        isConfirmed = true;
        if (runStart == null) {
            accepted = start;
            runStart = start;
            delivery.startAt(run, start);
        }
        delivery.callbacks().complete(confirmed, runStart);
    }

    /**
     * Takes an event, unless it was taken before. Called on the event loop.
     *
     * @param message {@code null} if the event could not be decoded
     */
    void event(@Nullable Position position, @Nullable Message message) {
        Position last = accepted;
        if (lagging || delivery.isStopped()) {
            return;
        }
        if (Positions.isAtOrBefore(position, last)) {
            duplicate();
            return;
        }
        if (position != null && last != null && !last.isFollowedBy(position)) {
            Gap gap = Positions.gapBetween(topicKey, last, position);
            if (!gap(gap, false)) {
                return;
            }
            lifecycleListener.lost(gap);
            event(position, message); // directly follows the gap
            return;
        }
        accept(new DeliveryItem.Event(run, position, message));
    }

    /**
     * Takes a gap. Called on the event loop.
     *
     * @param rewound true if delivery continues before the current position, because the log is shorter than that
     * @return whether this subscription has lost events
     */
    boolean gap(Gap gap, boolean rewound) {
        Position resumeAfter = gap.resumeAfter();
        if (lagging || delivery.isStopped() || (!rewound && isPast(resumeAfter))) {
            return false;
        }
        boolean took = accept(new DeliveryItem.Loss(run + 1, gap));
        if (took) {
            run++;
            runStart = resumeAfter;
        }
        return took;
    }

    /** Takes a snapshot, which events follow. Called on the event loop. */
    final void state(Position position, Message snapshot) {
        lagging = false;
        run++;
        runStart = position;
        accept(new DeliveryItem.Snapshot(run, position, snapshot));
    }

    /** Requests the events that were not taken, now that the buffer is empty. Called on the event loop. */
    void caughtUp() {
        if (!lagging) {
            return;
        }
        lagging = false;
        if (accepted == null) {
            gap(new Gap(topicKey.topic(), topicKey.key(), Gap.OVERFLOW, null), false);
        } else {
            lifecycleListener.resubscribe(this);
        }
    }

    /**
     * Ends the subscription. Called on the event loop.
     *
     * @param cause {@code null} for a normal end
     * @param discard whether events that wait for the listener are dropped
     */
    void end(@Nullable Throwable cause, boolean discard) {
        if (discard) {
            delivery.stop();
        }
        CallbackRunner callbacks = delivery.callbacks();
        callbacks.fail(
                confirmed, cause == null ? new ConnectionClosedException("the subscription was closed", null) : cause);
        if (cause != null && !(cause instanceof ConnectionClosedException)) {
            if (!failureHeard) {
                LOG.warn("the subscription to {} has ended: {}", topicKey, cause.getMessage());
            }
            delivery.finish(cause);
            callbacks.fail(closed, cause);
        } else {
            delivery.finish(null);
            callbacks.complete(closed, null);
        }
    }

    /** Returns whether everything up to a position was put into the buffer. */
    final boolean isPast(@Nullable Position position) {
        return Positions.isAtOrBefore(position, accepted);
    }

    /** Counts an event that was received again. */
    final void duplicate() {
        duplicates.incrementAndGet();
    }

    private boolean accept(DeliveryItem item) {
        if (delivery.offer(item)) {
            accepted = item.position();
            return true;
        }
        lagging = true;
        // The buffer may have been emptied before `lagging` was set; then nothing else would report it.
        drained();
        return false;
    }

    /** Returns whether something is to be done once the buffer is empty. */
    boolean awaitsDrain() {
        return lagging;
    }

    private void drained() {
        if (awaitsDrain() && delivery.isEmpty()) {
            lifecycleListener.drained(this);
        }
    }
}
