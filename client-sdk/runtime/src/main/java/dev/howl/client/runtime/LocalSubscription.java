package dev.howl.client.runtime;

import dev.howl.runtime.Message;
import dev.howl.runtime.Position;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One listener's part of a feed: its own buffer, its own position.
 *
 * <p>A buffer that is full takes no more until the listener has worked it off; what came meanwhile is then asked for
 * again, from the last event handled on. So a slow listener gets every event, and holds {@code capacity} at most.
 */
final class LocalSubscription implements Subscription {
    private static final Logger LOG = LoggerFactory.getLogger(Subscription.class);

    private final TopicKey topicKey;
    private final List<? extends Class<? extends Message>> types;
    private final BiConsumer<? super Message, @Nullable Position> listener;
    private final Callbacks callbacks;
    private final Owner owner;
    private final boolean gapsHeard;
    private final Inbox<Item> inbox;
    private final CompletableFuture<@Nullable Position> confirmed = new CompletableFuture<>();
    private final CompletableFuture<@Nullable Void> closed = new CompletableFuture<>();
    private volatile @Nullable Consumer<? super Gap> onGap;
    private volatile @Nullable Position handled;
    private volatile boolean lagging; // written by the loop
    private volatile boolean over;

    private boolean isConfirmed; // loop only
    private @Nullable Position accepted; // loop only: the last event that went into the buffer
    private boolean gapSaid; // serial executor of the inbox only

    /** Whom it belongs to. */
    interface Owner {
        /** From any thread. */
        CompletableFuture<@Nullable Void> unsubscribe(LocalSubscription subscription);

        /** From the listener's thread: the buffer of a lagging subscription is empty. */
        void caughtUp(LocalSubscription subscription);
    }

    private record Item(
            @Nullable Position position,
            @Nullable Message message,
            @Nullable Gap gap) {}

    /** @param gapsHeard whether someone else listens to gaps, so that they need not be logged */
    LocalSubscription(
            TopicKey topicKey,
            List<? extends Class<? extends Message>> types,
            BiConsumer<? super Message, @Nullable Position> listener,
            Callbacks callbacks,
            int capacity,
            boolean gapsHeard,
            Owner owner) {
        this.topicKey = topicKey;
        this.types = List.copyOf(types);
        this.listener = listener;
        this.callbacks = callbacks;
        this.gapsHeard = gapsHeard;
        this.owner = owner;
        this.inbox = new Inbox<>(callbacks.serial(), capacity, this::handle, this::drained);
    }

    @Override
    public String topic() {
        return topicKey.topic();
    }

    @Override
    public @Nullable String key() {
        return topicKey.key();
    }

    @Override
    public CompletableFuture<@Nullable Position> confirmed() {
        return confirmed.copy();
    }

    @Override
    public @Nullable Position position() {
        return handled;
    }

    @Override
    public Subscription onGap(Consumer<? super Gap> gapListener) {
        onGap = Objects.requireNonNull(gapListener, "gapListener");
        return this;
    }

    @Override
    public CompletableFuture<@Nullable Void> unsubscribe() {
        over = true;
        return owner.unsubscribe(this);
    }

    @Override
    public CompletableFuture<@Nullable Void> closed() {
        return closed.copy();
    }

    @Override
    public void close() {
        var unused = unsubscribe();
    }

    TopicKey topicKey() {
        return topicKey;
    }

    boolean isLagging() {
        return lagging;
    }

    /** Loop: the last event that went into the buffer. */
    @Nullable
    Position accepted() {
        return accepted;
    }

    /** Loop: events after {@code start} will follow. */
    void confirm(@Nullable Position start) {
        if (isConfirmed) {
            return;
        }
        isConfirmed = true;
        accepted = start;
        handled = start;
        callbacks.complete(confirmed, start);
    }

    /** Loop: an event; {@code null} instead of one that could not be read. */
    void event(@Nullable Position position, @Nullable Message message) {
        if (!isOld(position)) {
            offer(new Item(position, message, null));
        }
    }

    /** Loop: events were lost. */
    void gap(Gap gap) {
        if (!isOld(gap.resumeAt())) {
            offer(new Item(gap.resumeAt(), null, gap));
        }
    }

    /** Loop: takes events again. */
    void resumed() {
        lagging = false;
    }

    /**
     * Loop: it has ended, normally where there is no cause.
     *
     * @param discard whether what waits for the listener is dropped
     */
    void end(@Nullable Throwable cause, boolean discard) {
        if (discard) {
            over = true;
        }
        callbacks.fail(
                confirmed, cause == null ? new ConnectionClosedException("the subscription was closed", null) : cause);
        if (cause instanceof RequestFailedException) {
            LOG.warn("the subscription to {} was refused: {}", topicKey, cause.getMessage());
            callbacks.fail(closed, cause);
        } else {
            callbacks.complete(closed, null);
        }
    }

    private boolean isOld(@Nullable Position position) {
        Position last = accepted;
        return position != null
                && last != null
                && position.epoch().equals(last.epoch())
                && position.seq() <= last.seq();
    }

    private void offer(Item item) {
        if (lagging || over) {
            return;
        }
        if (inbox.offer(item)) {
            accepted = item.position();
            return;
        }
        lagging = true;
        // It may have been worked off before that could be seen.
        drained();
    }

    private void drained() {
        if (lagging && inbox.isEmpty()) {
            owner.caughtUp(this);
        }
    }

    private void handle(Item item) {
        if (over) {
            return;
        }
        Message message = item.message();
        Gap gap = item.gap();
        if (gap != null) {
            lost(gap);
        } else if (message != null && types.stream().anyMatch(type -> type.isInstance(message))) {
            callbacks.call(event -> listener.accept(event, item.position()), message);
        }
        if (item.position() != null) {
            handled = item.position();
        }
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
