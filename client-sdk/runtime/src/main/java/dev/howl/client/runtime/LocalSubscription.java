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
 * One listener's part of a feed: its own buffer, its own position, its own proof that nothing is missing.
 *
 * <p>A buffer that is full takes no more until the listener has worked it off; what came meanwhile is then asked for
 * again, from the last event handled on. So a slow listener gets every event, and holds {@code capacity} at most.
 */
class LocalSubscription implements Subscription {
    private static final Logger LOG = LoggerFactory.getLogger(Subscription.class);

    private final TopicKey topicKey;
    private final Owner owner;
    private final ListenerDelivery outlet;
    private final CompletableFuture<@Nullable Position> confirmed = new CompletableFuture<>();
    private final CompletableFuture<@Nullable Void> closed = new CompletableFuture<>();
    private volatile boolean lagging; // written by the loop
    private final AtomicLong duplicates = new AtomicLong();

    // Loop only from here on.
    private boolean isConfirmed;
    private long run;
    /** Where the current run began. */
    private @Nullable Position floor;
    /** The last thing that went into the buffer. */
    private @Nullable Position accepted;

    /** Whom it belongs to. */
    interface Owner {
        /** From any thread. */
        CompletableFuture<@Nullable Void> unsubscribe(LocalSubscription subscription);

        /** From the listener's thread: nothing waits for the listener any more. */
        void drained(LocalSubscription subscription);

        /** Loop: events after its {@link #point()} are wanted again. */
        void rewind(LocalSubscription subscription);

        /** Loop: this one alone lost events. */
        void lost(Gap gap);

        /** Loop: it cannot go on. */
        void failed(LocalSubscription subscription, Throwable cause);
    }

    /** @param since the last event that was handled before; {@code null} to begin with what comes next */
    LocalSubscription(
            TopicKey topicKey,
            @Nullable Position since,
            ListenerDelivery.Receiver receiver,
            ListenerDelivery.Settings settings,
            Owner owner) {
        this.topicKey = topicKey;
        this.owner = owner;
        this.floor = since;
        this.accepted = since;
        this.outlet = new ListenerDelivery(topicKey, receiver, settings, this::drained);
        outlet.startAt(0, since);
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
        return outlet.place().position();
    }

    @Override
    public final long duplicates() {
        return duplicates.get();
    }

    @Override
    public final Subscription onGap(Consumer<? super Gap> listener) {
        outlet.onGap(Objects.requireNonNull(listener, "listener"));
        return this;
    }

    @Override
    public final CompletableFuture<@Nullable Void> unsubscribe() {
        outlet.stop();
        return owner.unsubscribe(this);
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

    final Owner owner() {
        return owner;
    }

    final ListenerDelivery outlet() {
        return outlet;
    }

    /** Loop: where it would go on; {@code null} for one that takes whatever comes next. */
    @Nullable
    Position point() {
        ListenerDelivery.Place handled = outlet.place();
        return handled.run() == run ? handled.position() : floor;
    }

    /**
     * Loop: the server has placed the cursor.
     *
     * @param start where one without a place of its own begins
     */
    void placed(@Nullable Position start) {
        if (isConfirmed) {
            return;
        }
        isConfirmed = true;
        if (floor == null) {
            accepted = start;
            floor = start;
            outlet.startAt(run, start);
        }
        outlet.callbacks().complete(confirmed, floor);
    }

    /** Loop: an event; {@code null} instead of one that could not be read. */
    void event(@Nullable Position position, @Nullable Message message) {
        Position last = accepted;
        if (lagging || outlet.isOver()) {
            return;
        }
        if (Positions.isOld(position, last)) {
            duplicate();
            return;
        }
        if (position != null && last != null && !last.isFollowedBy(position)) {
            Gap gap = Positions.gap(topicKey, last, position);
            if (!gap(gap, false)) {
                return;
            }
            owner.lost(gap);
            event(position, message); // which follows now
            return;
        }
        accept(new DeliveryItem.Event(run, position, message));
    }

    /**
     * Loop: events were lost.
     *
     * @param back whether the log ended before this place, so that the numbers after it count again
     * @return whether it lost any by that
     */
    boolean gap(Gap gap, boolean back) {
        Position resumeAfter = gap.resumeAfter();
        if (lagging || outlet.isOver() || (!back && isPast(resumeAfter))) {
            return false;
        }
        boolean took = accept(new DeliveryItem.Lost(run + 1, gap));
        if (took) {
            run++;
            floor = resumeAfter;
        }
        return took;
    }

    /** Loop: the state at a position, after which events follow. */
    final void state(Position position, Message snapshot) {
        lagging = false;
        run++;
        floor = position;
        accept(new DeliveryItem.State(run, position, snapshot));
    }

    /** Loop: nothing waits for the listener any more. */
    void caughtUp() {
        if (!lagging) {
            return;
        }
        lagging = false;
        if (accepted == null) {
            gap(new Gap(topicKey.topic(), topicKey.key(), Gap.OVERFLOW, null), false);
        } else {
            owner.rewind(this);
        }
    }

    /**
     * Loop: it has ended, normally where there is no cause.
     *
     * @param discard whether what waits for the listener is dropped
     */
    void end(@Nullable Throwable cause, boolean discard) {
        if (discard) {
            outlet.stop();
        }
        CallbackRunner callbacks = outlet.callbacks();
        callbacks.fail(
                confirmed, cause == null ? new ConnectionClosedException("the subscription was closed", null) : cause);
        if (cause != null && !(cause instanceof ConnectionClosedException)) {
            LOG.warn("the subscription to {} has ended: {}", topicKey, cause.getMessage());
            outlet.finish(cause);
            callbacks.fail(closed, cause);
        } else {
            outlet.finish(null);
            callbacks.complete(closed, null);
        }
    }

    /** Whether everything up to there is in the buffer or was. */
    final boolean isPast(@Nullable Position position) {
        return Positions.isOld(position, accepted);
    }

    final void duplicate() {
        duplicates.incrementAndGet();
    }

    private boolean accept(DeliveryItem item) {
        if (outlet.offer(item)) {
            accepted = item.position();
            return true;
        }
        lagging = true;
        // It may have been worked off before that could be seen.
        drained();
        return false;
    }

    /** Whether it waits for its listener. */
    boolean wantsToKnowWhenDrained() {
        return lagging;
    }

    private void drained() {
        if (wantsToKnowWhenDrained() && outlet.isEmpty()) {
            owner.drained(this);
        }
    }
}
