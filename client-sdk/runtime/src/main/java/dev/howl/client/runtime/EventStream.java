package dev.howl.client.runtime;

import dev.howl.runtime.Message;
import dev.howl.runtime.Position;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * A subscription for one {@link Flow.Subscriber}: an event is handed on for each that was asked for, the rest waits in
 * the buffer of the subscription.
 */
final class EventStream<E extends Message> implements ListenerDelivery.Receiver, Flow.Subscription {
    private final Class<E> type;
    private final Flow.Subscriber<? super E> subscriber;
    private final CallbackRunner callbacks;
    private volatile @Nullable LocalSubscription local;
    private volatile @Nullable Throwable refusal;
    private volatile boolean over;

    EventStream(Class<E> type, Flow.Subscriber<? super E> subscriber, CallbackRunner callbacks) {
        this.type = type;
        this.subscriber = subscriber;
        this.callbacks = callbacks;
    }

    /** @param then begins the subscription, after the subscriber has heard of it */
    void start(LocalSubscription subscription, Runnable then) {
        local = subscription;
        callbacks.serial().execute(() -> {
            callbacks.call(this::greet, subscriber);
            if (!over) {
                then.run();
            }
        });
    }

    private void greet(Flow.Subscriber<? super E> newcomer) {
        try {
            newcomer.onSubscribe(this);
        } catch (Throwable e) {
            cancel(); // rule 2.13: who throws has cancelled
            throw e;
        }
    }

    @Override
    public void request(long items) {
        LocalSubscription current = local;
        if (over || current == null) {
            return;
        }
        if (items > 0) {
            current.outlet().request(items);
        } else {
            // The specification of Reactive Streams, rule 3.9.
            refusal = new IllegalArgumentException("a demand of " + items + " is less than one");
            current.close();
        }
    }

    @Override
    public void cancel() {
        LocalSubscription current = local;
        if (!over && current != null) {
            over = true;
            current.close();
        }
    }

    @Override
    public boolean wants(Message message) {
        return !over && refusal == null && type.isInstance(message);
    }

    @Override
    public void event(Message message, @Nullable Position position) {
        try {
            subscriber.onNext(type.cast(message));
        } catch (Throwable e) {
            cancel(); // rule 2.13: who throws has cancelled
            throw e;
        }
    }

    @Override
    public void ended(@Nullable Throwable cause) {
        if (over) {
            return;
        }
        over = true;
        Throwable failure = refusal == null ? cause : refusal;
        if (failure == null) {
            subscriber.onComplete();
        } else {
            callbacks.call(subscriber::onError, failure);
        }
    }
}
