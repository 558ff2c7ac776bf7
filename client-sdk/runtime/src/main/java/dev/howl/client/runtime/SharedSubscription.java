package dev.howl.client.runtime;

import dev.howl.runtime.Frame;
import dev.howl.runtime.Message;
import dev.howl.runtime.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One cursor at the server and the subscriptions that share it. Loop only. */
final class SharedSubscription implements ServerSubscription.Owner {
    private final TopicKey topicKey;
    private final Owner owner;
    private final ServerSubscription cursor;
    private final List<LocalSubscription> locals = new ArrayList<>();
    /** Whether the cursor was placed at the newest event, although some want to begin elsewhere. */
    private boolean headFirst;

    /** Whom it belongs to. */
    interface Owner {
        /** The server does not want it. */
        void refused(SharedSubscription feed, Throwable cause);

        /** Events are lost for some of its subscriptions. */
        void lost(Gap gap);
    }

    SharedSubscription(TopicKey topicKey, ServerSubscription.Tools tools, Owner owner) {
        this.topicKey = topicKey;
        this.owner = owner;
        this.cursor = new ServerSubscription(topicKey, tools, this);
    }

    TopicKey topicKey() {
        return topicKey;
    }

    void add(LocalSubscription local) {
        locals.add(local);
        if (local.point() != null) {
            // Its place is its own; what the others have had, they will drop.
            cursor.rewind();
        } else if (cursor.isLive()) {
            local.placed(cursor.reached());
        }
    }

    /** Whether there is none left. */
    boolean remove(LocalSubscription local) {
        locals.remove(local);
        return locals.isEmpty();
    }

    void end(Throwable cause, boolean discard) {
        cursor.disconnected();
        all(local -> local.end(cause, discard));
        locals.clear();
    }

    void connected() {
        cursor.connected();
    }

    void disconnected() {
        cursor.disconnected();
    }

    /** Whether it waits for the server. */
    boolean isPlacing() {
        return cursor.isPlacing();
    }

    /** The last one has left: tells the server, then {@code done}. */
    void leave(Runnable done) {
        cursor.leave(done);
    }

    /** A subscription wants events again. */
    void rewind() {
        cursor.rewind();
    }

    /** A frame of the topic and key. */
    void incoming(@Nullable Position position, @Nullable Message message) {
        cursor.event(position, message);
    }

    /** A frame that says that the server passed over events. */
    void gap(Frame frame) {
        cursor.gap(frame);
    }

    /**
     * The place of whoever is furthest behind. One in an epoch that is over comes before all others: the server answers
     * it with all that it has.
     */
    @Override
    public @Nullable Position since() {
        Position reached = cursor.reached();
        boolean fresh = locals.stream().anyMatch(local -> local.point() == null);
        headFirst = fresh && reached == null;
        if (headFirst) {
            return null;
        }
        Position from = null;
        for (Position point : points().toList()) {
            if (reached != null && !point.epoch().equals(reached.epoch())) {
                return point;
            }
            if (from == null || (point.epoch().equals(from.epoch()) && point.seq() < from.seq())) {
                from = point;
            }
        }
        return from == null ? reached : from;
    }

    @Override
    public void placed(@Nullable Position start) {
        boolean others = headFirst && points().anyMatch(point -> !Positions.isSame(point, start));
        all(local -> local.placed(start));
        if (others) {
            cursor.rewind();
        }
    }

    @Override
    public void event(@Nullable Position position, @Nullable Message message) {
        all(local -> local.event(position, message));
    }

    @Override
    public void gap(Gap gap, boolean back) {
        List<LocalSubscription> losing = new ArrayList<>();
        all(local -> {
            if (local.gap(gap, back)) {
                losing.add(local);
            }
        });
        if (!losing.isEmpty()) {
            owner.lost(gap);
        }
    }

    @Override
    public void refused(Throwable cause) {
        owner.refused(this, cause);
    }

    private Stream<Position> points() {
        return locals.stream().map(LocalSubscription::point).filter(Objects::nonNull);
    }

    private void all(Consumer<LocalSubscription> action) {
        List.copyOf(locals).forEach(action);
    }
}
