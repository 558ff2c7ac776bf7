package dev.howl.client.runtime;

import dev.howl.runtime.Message;
import dev.howl.runtime.Position;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * The subscription of one {@link Flow.Subscriber}. It passes on as many events as were requested; the others wait in
 * the subscription's buffer. Implements the rules of Reactive Streams that comments here name.
 */
final class EventStream<E extends Message> implements ListenerDelivery.Receiver, Flow.Subscription {
    private final Class<E> type;
    private final Flow.Subscriber<? super E> subscriber;
    private final CallbackRunner callbacks;
    private volatile @Nullable LocalSubscription local;
    private volatile @Nullable Throwable refusal;
    private volatile boolean ended;

    EventStream(Class<E> type, Flow.Subscriber<? super E> subscriber, CallbackRunner callbacks) {
        this.type = type;
        this.subscriber = subscriber;
        this.callbacks = callbacks;
    }

    /**
     * Calls {@code onSubscribe} on the executor, then starts the subscription unless it was cancelled.
     *
     * @param then starts the subscription
     */
    void start(LocalSubscription subscription, Runnable then) {
        local = subscription;
        callbacks.serial().execute(() -> {
            callbacks.call(this::greet, subscriber);
            if (!ended) {
                then.run();
            }
        });
    }

    private void greet(Flow.Subscriber<? super E> newcomer) {
        try {
            newcomer.onSubscribe(this);
        } catch (Throwable e) {
            cancel(); // rule 2.13: a subscriber that throws counts as cancelled
            throw e;
        }
    }

    @Override
    public void request(long items) {
        LocalSubscription current = local;
        if (ended || current == null) {
            return;
        }
        if (items > 0) {
            current.delivery().request(items);
        } else {
            // Rule 3.9: onError instead of an exception.
            refusal = new IllegalArgumentException("request(" + items + "): the number of items must be positive");
            current.close();
        }
    }

    @Override
    public void cancel() {
        LocalSubscription current = local;
        if (!ended && current != null) {
            ended = true;
            current.close();
        }
    }

    @Override
    public boolean wants(Message message) {
        return !ended && refusal == null && type.isInstance(message);
    }

    @Override
    public void event(Message message, @Nullable Position position) {
        try {
            subscriber.onNext(type.cast(message));
        } catch (Throwable e) {
            cancel(); // rule 2.13: a subscriber that throws counts as cancelled
            throw e;
        }
    }

    @Override
    public void ended(@Nullable Throwable cause) {
        if (ended) {
            return;
        }
        ended = true;
        Throwable failure = refusal == null ? cause : refusal;
        if (failure == null) {
            subscriber.onComplete();
        } else {
            callbacks.call(subscriber::onError, failure);
        }
    }
}
