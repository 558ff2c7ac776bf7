package dev.howl.client.runtime;

import dev.howl.runtime.ChannelSpec;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Frame;
import dev.howl.runtime.Position;
import dev.howl.runtime.TopicSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The subscriptions of a connection, by topic and key. Routes received events and gaps to them. Event loop only, except
 * where a method says otherwise.
 */
final class SubscriptionManager implements SharedSubscription.FailureListener, LocalSubscription.LifecycleListener {
    private final ChannelSpec spec;
    private final ServerSubscription.Context context;
    private final CallbackRunner callbacks;
    private final Listeners listeners;
    private final Map<TopicKey, SharedSubscription> subscriptions = new LinkedHashMap<>();
    private boolean connected;
    private @Nullable CodedException closedCause;

    SubscriptionManager(
            ChannelSpec spec, ServerSubscription.Context context, CallbackRunner callbacks, Listeners listeners) {
        this.spec = spec;
        this.context = context;
        this.callbacks = callbacks;
        this.listeners = listeners;
    }

    /** Adds a subscription. May be called by any thread. */
    void add(LocalSubscription local) {
        context.loop().execute(() -> {
            if (local.delivery().isStopped()) {
                return; // unsubscribed before this task ran
            }
            if (closedCause != null) {
                local.end(closedCause, true);
                return;
            }
            SharedSubscription shared = subscriptions.computeIfAbsent(
                    local.topicKey(), topicKey -> new SharedSubscription(topicKey, context, this));
            shared.add(local);
            if (connected) {
                shared.server().connected();
            }
        });
    }

    @Override
    public CompletableFuture<@Nullable Void> unsubscribe(LocalSubscription local) {
        CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
        context.loop().execute(() -> remove(local, null, () -> callbacks.complete(done, null)));
        return done;
    }

    @Override
    public void drained(LocalSubscription local) {
        context.loop().execute(() -> {
            if (subscriptions.containsKey(local.topicKey())) {
                local.caughtUp();
            }
        });
    }

    @Override
    public void resubscribe(LocalSubscription local) {
        resubscribe(local.topicKey());
    }

    @Override
    public void failed(LocalSubscription local, Throwable cause) {
        remove(local, cause, () -> {});
    }

    /** Subscribes everything over a new connection. */
    void connected() {
        connected = true;
        List.copyOf(subscriptions.values()).forEach(shared -> shared.server().connected());
    }

    void disconnected() {
        connected = false;
        subscriptions.values().forEach(shared -> shared.server().disconnected());
    }

    /** Returns whether no subscribe request is unanswered. */
    boolean isSettled() {
        return subscriptions.values().stream()
                .noneMatch(shared -> shared.server().isSubscribing());
    }

    /**
     * Ends every subscription, because the client is closed.
     *
     * @param discard whether events that wait for their listeners are dropped
     */
    void closed(CodedException cause, boolean discard) {
        closedCause = cause;
        connected = false;
        List<SharedSubscription> ending = List.copyOf(subscriptions.values());
        subscriptions.clear();
        ending.forEach(shared -> shared.end(cause, discard));
    }

    /** Takes a message of the server that may be an event. */
    void message(ReceivedFrame received) {
        Frame frame = received.frame();
        Position position = frame.position();
        if (position != null) {
            TopicKey topicKey = new TopicKey(position.topic(), position.key());
            with(topicKey, shared -> shared.server().event(position, received.message()));
            return;
        }
        String name = frame.spec().name();
        for (SharedSubscription shared : List.copyOf(subscriptions.values())) {
            TopicSpec topic = spec.topics().get(shared.topicKey().topic());
            if (topic != null && topic.events().contains(name)) {
                shared.server().event(null, received.message());
            }
        }
    }

    /** Takes a frame in which the server reports lost events. */
    void gap(Frame frame) {
        String topic = frame.text("topic");
        if (topic != null) {
            with(new TopicKey(topic, frame.text("key")), shared -> shared.server()
                    .gap(frame));
        }
    }

    /**
     * Takes a frame with which the server ends a subscription without a request. Subscribes again: the answer
     * is the reason, or the subscription continues.
     */
    void ended(Frame frame) {
        String topic = frame.text("topic");
        if (topic != null) {
            resubscribe(new TopicKey(topic, frame.text("key")));
        }
    }

    @Override
    public void refused(SharedSubscription shared, Throwable cause) {
        subscriptions.remove(shared.topicKey(), shared);
        shared.end(cause, false);
    }

    @Override
    public void lost(Gap gap) {
        listeners.gap(gap);
    }

    private void remove(LocalSubscription local, @Nullable Throwable cause, Runnable done) {
        SharedSubscription shared = subscriptions.get(local.topicKey());
        local.end(cause, cause == null);
        if (shared == null || !shared.remove(local)) {
            done.run();
            return;
        }
        subscriptions.remove(local.topicKey());
        shared.server().unsubscribe(done);
    }

    private void resubscribe(TopicKey topicKey) {
        with(topicKey, shared -> shared.server().resubscribe());
    }

    private void with(TopicKey topicKey, Consumer<SharedSubscription> action) {
        SharedSubscription shared = subscriptions.get(topicKey);
        if (shared != null) {
            action.accept(shared);
        }
    }
}
