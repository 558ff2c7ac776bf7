package dev.howl.client.runtime;

import dev.howl.runtime.Message;
import dev.howl.runtime.Position;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A subscription whose listener gets the state first and every event after it; after a gap the same again.
 *
 * <p>The state is asked for once the cursor stands and the listener has nothing more to do. Events that come before the
 * answer are held, {@code capacity} at most; where more come, or the state is older than what is held, the cursor is
 * placed at the state's position.
 */
final class SnapshotSubscription<S extends Message> extends LocalSubscription {
    private final SnapshotRequest<S> what;
    private final SnapshotFetcher<S> fetch;
    private final int capacity;
    private volatile boolean awaiting = true; // written by the loop

    // Loop only from here on.
    private final Deque<DeliveryItem.Event> held = new ArrayDeque<>();
    /** What is held begins after this; {@code null} where what comes is not held. */
    private @Nullable Position base;

    private boolean asked;
    /** Fetches whose snapshot no event has followed yet. */
    private int fruitless;

    SnapshotSubscription(
            TopicKey topicKey,
            SnapshotRequest<S> what,
            SnapshotFetcher<S> fetch,
            ListenerDelivery.Receiver receiver,
            ListenerDelivery.Settings settings,
            Owner owner) {
        super(topicKey, null, receiver, settings, owner);
        this.what = what;
        this.fetch = fetch;
        this.capacity = settings.capacity();
    }

    @Override
    @Nullable
    Position point() {
        if (!awaiting) {
            return super.point();
        }
        DeliveryItem.Event newest = held.peekLast();
        return newest == null ? base : newest.position();
    }

    @Override
    void placed(@Nullable Position start) {
        super.placed(start);
        if (awaiting && base == null) {
            base = start;
        }
        askWhenReady();
    }

    @Override
    void event(@Nullable Position position, @Nullable Message message) {
        if (!awaiting) {
            fruitless = 0;
            super.event(position, message);
            return;
        }
        Position last = point();
        if (position == null || last == null) {
            return;
        }
        if (Positions.isOld(position, last)) {
            duplicate();
        } else if (last.isFollowedBy(position) && held.size() < capacity) {
            held.add(new DeliveryItem.Event(0, position, message));
        } else {
            holdFrom(null);
        }
    }

    @Override
    boolean gap(Gap gap, boolean back) {
        Position resumeAfter = gap.resumeAfter();
        if (awaiting) {
            if (back || !Positions.isOld(resumeAfter, point())) {
                holdFrom(resumeAfter);
            }
            return false;
        }
        boolean old = !back && isPast(resumeAfter);
        boolean told = super.gap(gap, back);
        if (told || !old) {
            awaiting = true;
            holdFrom(resumeAfter);
            askWhenReady();
        }
        return told;
    }

    @Override
    void caughtUp() {
        if (awaiting) {
            askWhenReady();
        } else {
            super.caughtUp();
        }
    }

    @Override
    void end(@Nullable Throwable cause, boolean discard) {
        fetch.cancel();
        super.end(cause, discard);
    }

    @Override
    boolean wantsToKnowWhenDrained() {
        return awaiting || super.wantsToKnowWhenDrained();
    }

    private void holdFrom(@Nullable Position start) {
        held.clear();
        base = start;
    }

    private void askWhenReady() {
        if (awaiting && !asked && outlet().isEmpty()) {
            asked = true;
            fetch.start(fruitless++, this::arrived, cause -> owner().failed(this, cause));
        }
    }

    private void arrived(S snapshot) {
        Position told = what.position().apply(snapshot);
        Position at = new Position(topic(), key(), told.epoch(), told.seq());
        Position start = base;
        boolean covered = start != null && (Positions.isSame(start, at) || Positions.isOld(start, at));
        Deque<DeliveryItem.Event> following = new ArrayDeque<>(held);
        holdFrom(null);
        asked = false;
        awaiting = false;
        state(at, snapshot);
        if (!covered) {
            owner().rewind(this);
            return;
        }
        fruitless = 0;
        for (DeliveryItem.Event event : following) {
            if (!Positions.isOld(event.position(), at)) {
                super.event(event.position(), event.message());
            }
        }
    }
}
