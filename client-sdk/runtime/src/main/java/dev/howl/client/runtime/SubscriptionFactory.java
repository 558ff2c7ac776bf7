package dev.howl.client.runtime;

import dev.howl.runtime.ChannelSpec;
import dev.howl.runtime.Message;
import dev.howl.runtime.Position;
import dev.howl.runtime.TopicSpec;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The factory of subscriptions. Checks topic, key and position. Thread-safe. */
final class SubscriptionFactory {
    private final ChannelSpec spec;
    private final SubscriptionManager subscriptions;
    private final ListenerDelivery.Settings settings;

    SubscriptionFactory(Options options, CallbackRunner callbacks, SubscriptionManager subscriptions) {
        this.spec = options.spec;
        this.subscriptions = subscriptions;
        this.settings = new ListenerDelivery.Settings(
                callbacks, options.eventBuffer, DispatchQueue.UNBOUNDED, options.onGap != null);
    }

    /** The receiver that calls the listeners of a user. */
    private record Listening<E extends Message, S extends Message>(
            Class<E> type,
            BiConsumer<? super E, ? super @Nullable Position> each,
            Class<S> snapshot,
            Consumer<? super S> now)
            implements ListenerDelivery.Receiver {
        @Override
        public boolean wants(Message message) {
            return type.isInstance(message);
        }

        @Override
        public void event(Message message, @Nullable Position position) {
            each.accept(type.cast(message), position);
        }

        @Override
        public void state(Message state) {
            now.accept(snapshot.cast(state));
        }
    }

    <E extends Message> Subscription subscribe(
            TopicKey topicKey,
            @Nullable Position since,
            Class<E> type,
            BiConsumer<? super E, ? super @Nullable Position> listener) {
        checked(topicKey, since);
        Objects.requireNonNull(listener, "listener");
        ListenerDelivery.Receiver receiver = new Listening<>(type, listener, Message.class, state -> {});
        return added(new LocalSubscription(topicKey, since, receiver, settings, subscriptions));
    }

    <S extends Message, E extends Message> Subscription follow(
            TopicKey topicKey,
            SnapshotRequest<S> snapshot,
            SnapshotFetcher<S> fetch,
            Consumer<? super S> now,
            Class<E> type,
            Consumer<? super E> each) {
        checked(topicKey, null);
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(each, "each");
        ListenerDelivery.Receiver receiver =
                new Listening<E, S>(type, (event, position) -> each.accept(event), snapshot.type(), now);
        // No warning about gaps: each is followed by a new snapshot, so that no state is lost.
        ListenerDelivery.Settings quiet =
                new ListenerDelivery.Settings(settings.callbacks(), settings.capacity(), DispatchQueue.UNBOUNDED, true);
        return added(new SnapshotSubscription<>(topicKey, snapshot, fetch, receiver, quiet, subscriptions));
    }

    <E extends Message> Flow.Publisher<E> events(TopicKey topicKey, @Nullable Position since, Class<E> type) {
        checked(topicKey, since);
        Objects.requireNonNull(type, "type");
        ListenerDelivery.Settings onDemand =
                new ListenerDelivery.Settings(settings.callbacks(), settings.capacity(), 0, settings.gapsHeard());
        return subscriber -> {
            Objects.requireNonNull(subscriber, "subscriber");
            EventStream<E> stream = new EventStream<>(type, subscriber, settings.callbacks());
            LocalSubscription local = new LocalSubscription(topicKey, since, stream, onDemand, subscriptions);
            stream.start(local, () -> subscriptions.add(local));
        };
    }

    private Subscription added(LocalSubscription local) {
        subscriptions.add(local);
        return local;
    }

    private void checked(TopicKey topicKey, @Nullable Position since) {
        String topic = Objects.requireNonNull(topicKey.topic(), "topic");
        TopicSpec known = spec.topics().get(topic);
        if (known == null) {
            throw new IllegalArgumentException("the contract has no topic '" + topic + "'; it has "
                    + spec.topics().keySet());
        }
        if (known.keyed() != (topicKey.key() != null)) {
            throw new IllegalArgumentException("topic '" + topic + (known.keyed() ? "' needs a key" : "' has no keys"));
        }
        if (since != null && !topicKey.equals(new TopicKey(since.topic(), since.key()))) {
            throw new IllegalArgumentException("the position belongs to '" + new TopicKey(since.topic(), since.key())
                    + "', not to '" + topicKey + "'");
        }
    }
}
