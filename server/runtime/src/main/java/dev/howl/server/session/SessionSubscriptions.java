package dev.howl.server.session;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.runtime.Frame;
import dev.howl.runtime.TopicSpec;
import dev.howl.runtime.TopicSpec.Lagging;
import dev.howl.server.fanout.Cursor;
import dev.howl.server.fanout.CursorPlacement;
import dev.howl.server.fanout.Subscriber;
import dev.howl.server.log.TopicLog;
import dev.howl.server.transport.WebSocketConnection;
import dev.howl.server.window.Offset;
import dev.howl.server.window.ReadResult;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The subscriptions of one session. Confined to its event loop. */
final class SessionSubscriptions {
    private static final String EPOCH_CHANGED = "epoch_changed";
    private static final CompletionStage<Void> READY = CompletableFuture.completedStage(null);

    private final ChannelState channel;
    private final SubscriptionTargetReader targets;
    private final int limit;
    private final WebSocketConnection connection;
    private final Lagged lagged;
    /** Subscriptions by topic and key. Small, because most clients have one. */
    private final Map<SubscriptionTarget, ActiveSubscription> held = new HashMap<>(2);
    /** Subscriptions that wait until this node knows the position named by the client. */
    private final Map<SubscriptionTarget, Runnable> pending = new HashMap<>();

    /** Called to close the session when it lags behind a topic whose laggards are closed. */
    interface Lagged {
        void close();
    }

    /**
     * The subscriber of one topic and key. It is not the connection itself, since each of its subscriptions has a policy
     * for lagging and a gap of its own.
     */
    private final class ActiveSubscription implements Subscriber {
        private final SubscriptionTarget target;
        /** A copy of the outer field: writing a batch to many subscribers then follows one reference less for each. */
        private final WebSocketConnection peer = connection;

        private @Nullable Cursor cursor;

        ActiveSubscription(SubscriptionTarget target) {
            this.target = target;
        }

        @Override
        public boolean isWritable() {
            return peer.isWritable();
        }

        @Override
        public boolean offer(ByteBuf frames) {
            return peer.offer(frames);
        }

        @Override
        public boolean lost(ReadResult.Lost lost) {
            boolean lags = lost.reason() == ReadResult.Reason.TRIMMED;
            if (lags && target.topic().spec().lagging() == Lagging.CLOSE) {
                lagged.close();
                return false;
            }
            gap(target, lags ? "lagging" : EPOCH_CHANGED, lost.resumeAt());
            return true;
        }
    }

    SessionSubscriptions(
            ChannelState channel, List<Object> room, int limit, WebSocketConnection connection, Lagged lagged) {
        this.channel = channel;
        this.targets = new SubscriptionTargetReader(channel, room);
        this.limit = limit;
        this.connection = connection;
        this.lagged = lagged;
    }

    /**
     * Places a cursor and confirms it before any event can follow. Subscribing again confirms the current position, or
     * moves the cursor to the position that the client names.
     *
     * @param allowed throws if the client may not read the topic
     */
    void subscribe(Frame frame, @Nullable String ref, Consumer<TopicSpec> allowed) {
        JsonNode payload = targets.payload(frame);
        SubscriptionTarget target = targets.named(payload);
        allowed.accept(target.topic().spec());
        targets.requireKey(target);
        placeNow(target);
        Offset since = since(payload);
        ActiveSubscription present = held.get(target);
        if (present != null && present.cursor != null && since == null) {
            confirm(target, present.cursor.offset(), ref);
            return;
        }
        ActiveSubscription subscription = present == null ? add(target) : present;
        CompletionStage<Void> ready = ready(target, since);
        if (ready.toCompletableFuture().isDone()) {
            place(subscription, since, ref);
        } else {
            Runnable placing = () -> connection.guard(() -> place(subscription, since, ref));
            pending.put(target, placing);
            ready.thenRunAsync(() -> placeNow(target, placing), connection.loop());
        }
    }

    /** Ends a subscription. Confirms it even if there was none, so that the request can be repeated. */
    void unsubscribe(Frame frame, @Nullable String ref) {
        SubscriptionTarget target = targets.named(targets.payload(frame));
        placeNow(target);
        endSubscription(target, ref);
    }

    /**
     * Ends the subscriptions that the client may not read any more, and confirms each as if the client had
     * unsubscribed.
     *
     * @param allowed throws if the client may not read the topic
     * @param why called with the reason, once for each subscription
     */
    void endUnless(Consumer<TopicSpec> allowed, Consumer<CodedException> why) {
        for (SubscriptionTarget target : List.copyOf(held.keySet())) {
            try {
                allowed.accept(target.topic().spec());
            } catch (CodedException e) {
                placeNow(target);
                String text = "the subscription to '" + target.topic().spec().name() + "' has ended: " + e.getMessage();
                why.accept(new CodedException(e.code(), text));
                endSubscription(target, null);
            }
        }
    }

    /** Writes events missed while the connection was not writable. */
    void catchUp() {
        // Iterate over a copy: catching up can close the session, which clears the map.
        for (ActiveSubscription subscription : new ArrayList<>(held.values())) {
            if (connection.isOpen() && subscription.cursor != null) {
                subscription.cursor.catchUp();
            }
        }
    }

    void close() {
        pending.clear();
        held.values().forEach(this::remove);
        held.clear();
    }

    /**
     * Completes when this node can tell whether the client's position is lost. An unknown position may come from
     * another node that is ahead, so this node catches up before it reports a gap.
     */
    private static CompletionStage<Void> ready(SubscriptionTarget target, @Nullable Offset since) {
        TopicLog log = target.topic().log();
        Offset head = log.windows().head(target.key());
        boolean known = since == null || (since.epoch().equals(head.epoch()) && since.seq() <= head.seq());
        return known ? READY : log.caughtUp();
    }

    private void place(ActiveSubscription subscription, @Nullable Offset since, @Nullable String ref) {
        if (subscription.cursor != null) {
            subscription.cursor.close();
        }
        SubscriptionTarget target = subscription.target;
        CursorPlacement placement = channel.fanout()
                .place(
                        connection.loop(),
                        target.topic().log().windows(),
                        target.key(),
                        since,
                        subscription,
                        target.topic().deliveries());
        subscription.cursor = placement.cursor();
        confirm(target, placement.cursor().offset(), ref);
        ReadResult.Lost lost = placement.lost();
        if (lost != null) {
            gap(target, lost.reason() == ReadResult.Reason.TRIMMED ? "trimmed" : EPOCH_CHANGED, lost.resumeAt());
        }
    }

    /**
     * Places a waiting subscription at once, because the client sends its next message about the same topic and key.
     * Keeps the order of replies.
     */
    private void placeNow(SubscriptionTarget target) {
        Runnable placing = pending.remove(target);
        if (placing != null) {
            placing.run();
        }
    }

    private void placeNow(SubscriptionTarget target, Runnable placing) {
        if (pending.remove(target, placing)) {
            placing.run();
        }
    }

    private static @Nullable Offset since(JsonNode payload) {
        JsonNode since = payload.path("since");
        return since.isObject()
                ? new Offset(since.path("epoch").asString(""), since.path("seq").asLong(0))
                : null;
    }

    private void confirm(SubscriptionTarget target, Offset head, @Nullable String ref) {
        send(channel.frames().subscribed(head.in(target.topic().spec().name(), target.key()), ref));
    }

    private void endSubscription(SubscriptionTarget target, @Nullable String ref) {
        ActiveSubscription subscription = held.remove(target);
        if (subscription != null) {
            remove(subscription);
        }
        send(channel.frames().unsubscribed(target.topic().spec().name(), target.key(), ref));
    }

    private ActiveSubscription add(SubscriptionTarget target) {
        if (held.size() >= limit) {
            throw new CodedException(
                    Codes.TOO_MANY_SUBSCRIPTIONS, "a connection may have at most " + limit + " subscriptions");
        }
        ActiveSubscription subscription = new ActiveSubscription(target);
        held.put(target, subscription);
        target.topic().stats().subscriptions().increment();
        return subscription;
    }

    private void remove(ActiveSubscription subscription) {
        if (subscription.cursor != null) {
            subscription.cursor.close();
        }
        subscription.target.topic().stats().subscriptions().decrement();
    }

    private void gap(SubscriptionTarget target, String reason, Offset resumeAt) {
        target.topic().stats().gaps().increment();
        send(channel.frames().gap(target.topic().spec().name(), target.key(), reason, resumeAt));
    }

    private void send(byte @Nullable [] frame) {
        if (frame != null) {
            connection.send(frame);
        }
    }
}
