package dev.howl.client.runtime;

import dev.howl.runtime.Message;
import dev.howl.runtime.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The local subscriptions to one topic and key, together with the server subscription that they share. It resumes where
 * the local subscription that is furthest behind needs it and passes everything received to all of them, each of which
 * drops what it had before. Event loop only.
 */
final class SharedSubscription implements DeliveryListener {
    private final TopicKey topicKey;
    private final FailureListener failureListener;
    private final ServerSubscription server;
    private final List<LocalSubscription> locals = new ArrayList<>();
    /** True if the first subscribe asked for the newest event although some local subscriptions have a position. */
    private boolean startedAtHead;

    /** The receiver of refusals and losses. */
    interface FailureListener {
        /** Called when the server has refused the subscription for good. */
        void refused(SharedSubscription subscription, Throwable cause);

        /** Called once for a gap in which any of the local subscriptions has lost events. */
        void lost(Gap gap);
    }

    SharedSubscription(TopicKey topicKey, ServerSubscription.Context context, FailureListener failureListener) {
        this.topicKey = topicKey;
        this.failureListener = failureListener;
        this.server = new ServerSubscription(topicKey, context, this);
    }

    TopicKey topicKey() {
        return topicKey;
    }

    /** Returns the subscription at the server, to which received frames and changes of the connection are given. */
    ServerSubscription server() {
        return server;
    }

    void add(LocalSubscription local) {
        locals.add(local);
        if (local.resumePosition() != null) {
            // The other local subscriptions drop what they receive again.
            server.resubscribe();
        } else if (server.isActive()) {
            local.subscribed(server.newest());
        }
    }

    /** Removes a local subscription and returns whether it was the last. */
    boolean remove(LocalSubscription local) {
        locals.remove(local);
        return locals.isEmpty();
    }

    /** Ends every local subscription; see {@link LocalSubscription#end}. */
    void end(Throwable cause, boolean discard) {
        server.disconnected();
        all(local -> local.end(cause, discard));
        locals.clear();
    }

    /**
     * Returns the position of the local subscription that is furthest behind. A position of an earlier epoch comes
     * before all others: the server answers it with the whole window.
     */
    @Override
    public @Nullable Position resumePosition() {
        Position newest = server.newest();
        boolean anyWithout = locals.stream().anyMatch(local -> local.resumePosition() == null);
        startedAtHead = anyWithout && newest == null;
        if (startedAtHead) {
            return null;
        }
        Position from = null;
        for (Position position : resumePositions().toList()) {
            if (newest != null && !position.epoch().equals(newest.epoch())) {
                return position;
            }
            if (from == null || (position.epoch().equals(from.epoch()) && position.seq() < from.seq())) {
                from = position;
            }
        }
        return from == null ? newest : from;
    }

    @Override
    public void subscribed(@Nullable Position start) {
        boolean othersBehind =
                startedAtHead && resumePositions().anyMatch(position -> !Positions.isSame(position, start));
        all(local -> local.subscribed(start));
        if (othersBehind) {
            server.resubscribe();
        }
    }

    @Override
    public void event(@Nullable Position position, @Nullable Message message) {
        all(local -> local.event(position, message));
    }

    @Override
    public void gap(Gap gap, boolean rewound) {
        List<LocalSubscription> losing = new ArrayList<>();
        all(local -> {
            if (local.gap(gap, rewound)) {
                losing.add(local);
            }
        });
        if (!losing.isEmpty()) {
            failureListener.lost(gap);
        }
    }

    @Override
    public void refused(Throwable cause) {
        failureListener.refused(this, cause);
    }

    private Stream<Position> resumePositions() {
        return locals.stream().map(LocalSubscription::resumePosition).filter(Objects::nonNull);
    }

    private void all(Consumer<LocalSubscription> action) {
        List.copyOf(locals).forEach(action);
    }
}
