package dev.howl.client.runtime;

import dev.howl.runtime.Message;
import dev.howl.runtime.Position;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A subscription whose listener is given a snapshot first and then every event after it. After a gap it is given a new
 * snapshot.
 *
 * <p>The snapshot is fetched once the server has confirmed the subscription and the listener has handled everything
 * before. Events that arrive meanwhile are held, at most {@code capacity}. If more arrive, or the snapshot is older
 * than the held events, the subscription resumes after the snapshot's position.
 */
final class SnapshotSubscription<S extends Message> extends LocalSubscription {
    private final SnapshotRequest<S> request;
    private final SnapshotFetcher<S> fetcher;
    private final int capacity;
    private volatile boolean awaitingSnapshot = true; // written on the event loop

    // Event loop only from here on.
    private final Deque<DeliveryItem.Event> held = new ArrayDeque<>();
    /** Position that the held events follow; {@code null} while events are not held. */
    private @Nullable Position heldAfter;

    private boolean fetching;
    /** Fetches since the last delivered event: a back-off for the case that each snapshot is too old. */
    private int fetchesWithoutEvent;

    SnapshotSubscription(
            TopicKey topicKey,
            SnapshotRequest<S> request,
            SnapshotFetcher<S> fetcher,
            ListenerDelivery.Receiver receiver,
            ListenerDelivery.Settings settings,
            LifecycleListener lifecycleListener) {
        super(topicKey, null, receiver, settings, lifecycleListener);
        this.request = request;
        this.fetcher = fetcher;
        this.capacity = settings.capacity();
    }

    @Override
    @Nullable
    Position resumePosition() {
        if (!awaitingSnapshot) {
            return super.resumePosition();
        }
        DeliveryItem.Event newest = held.peekLast();
        return newest == null ? heldAfter : newest.position();
    }

    @Override
    void subscribed(@Nullable Position start) {
        super.subscribed(start);
        if (awaitingSnapshot && heldAfter == null) {
            heldAfter = start;
        }
        fetchWhenDrained();
    }

    @Override
    void event(@Nullable Position position, @Nullable Message message) {
        if (!awaitingSnapshot) {
            fetchesWithoutEvent = 0;
            super.event(position, message);
            return;
        }
        Position last = resumePosition();
        if (position == null || last == null) {
            return;
        }
        if (Positions.isAtOrBefore(position, last)) {
            duplicate();
        } else if (last.isFollowedBy(position) && held.size() < capacity) {
            held.add(new DeliveryItem.Event(0, position, message));
        } else {
            holdAfter(null);
        }
    }

    @Override
    boolean gap(Gap gap, boolean rewound) {
        Position resumeAfter = gap.resumeAfter();
        if (awaitingSnapshot) {
            if (rewound || !Positions.isAtOrBefore(resumeAfter, resumePosition())) {
                holdAfter(resumeAfter);
            }
            return false;
        }
        boolean old = !rewound && isPast(resumeAfter);
        boolean lost = super.gap(gap, rewound);
        if (lost || !old) {
            awaitingSnapshot = true;
            holdAfter(resumeAfter);
            fetchWhenDrained();
        }
        return lost;
    }

    @Override
    void caughtUp() {
        if (awaitingSnapshot) {
            fetchWhenDrained();
        } else {
            super.caughtUp();
        }
    }

    @Override
    void end(@Nullable Throwable cause, boolean discard) {
        fetcher.cancel();
        super.end(cause, discard);
    }

    @Override
    boolean awaitsDrain() {
        return awaitingSnapshot || super.awaitsDrain();
    }

    private void holdAfter(@Nullable Position start) {
        held.clear();
        heldAfter = start;
    }

    private void fetchWhenDrained() {
        if (awaitingSnapshot && !fetching && delivery().isEmpty()) {
            fetching = true;
            fetcher.start(fetchesWithoutEvent++, this::snapshotArrived, cause -> lifecycleListener()
                    .failed(this, cause));
        }
    }

    private void snapshotArrived(S snapshot) {
        Position taken = request.position().apply(snapshot);
        Position at = new Position(topic(), key(), taken.epoch(), taken.seq());
        Position start = heldAfter;
        boolean coversHeld = Positions.isAtOrBefore(start, at);
        Deque<DeliveryItem.Event> following = new ArrayDeque<>(held);
        holdAfter(null);
        fetching = false;
        awaitingSnapshot = false;
        state(at, snapshot);
        if (!coversHeld) {
            lifecycleListener().resubscribe(this);
            return;
        }
        fetchesWithoutEvent = 0;
        for (DeliveryItem.Event event : following) {
            if (!Positions.isAtOrBefore(event.position(), at)) {
                super.event(event.position(), event.message());
            }
        }
    }
}
