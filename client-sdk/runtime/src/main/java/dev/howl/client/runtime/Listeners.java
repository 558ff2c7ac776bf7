package dev.howl.client.runtime;

import dev.howl.runtime.Message;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The listeners of a client other than subscriptions. Listeners of messages are added and removed by any thread;
 * everything else is called on the event loop.
 */
final class Listeners {
    private final CallbackRunner callbacks;
    private final int capacity;
    private final OnceLog log = new OnceLog();
    private final List<Typed> typed = new CopyOnWriteArrayList<>();
    private final @Nullable BufferedListener<ConnectionState> state;
    private final @Nullable BufferedListener<Gap> gap;
    private final @Nullable BufferedListener<UnknownFrame> unknown;
    private final @Nullable BufferedListener<ServerError> error;

    Listeners(Options options, CallbackRunner callbacks) {
        this.callbacks = callbacks;
        this.capacity = options.eventBuffer;
        this.state = buffered("states", options.onState);
        this.gap = buffered("gaps", options.onGap);
        this.unknown = buffered("unknown frames", options.onUnknown);
        this.error = buffered("errors", options.onError);
    }

    /** A listener of one type of messages, until it is closed. */
    private static final class Typed implements Registration {
        final Class<?> type;
        final BufferedListener<Message> target;
        private final List<Typed> all;
        private volatile boolean closed;

        <T extends Message> Typed(Listeners listeners, Class<T> type, Consumer<? super T> listener) {
            this.type = type;
            this.all = listeners.typed;
            this.target = new BufferedListener<>(
                    listeners.callbacks, listeners.capacity, listeners.log, type.getSimpleName(), message -> {
                        if (!closed) {
                            listener.accept(type.cast(message));
                        }
                    });
        }

        @Override
        public void close() {
            closed = true;
            all.remove(this);
        }
    }

    /** Adds a listener of messages. May be called by any thread. */
    <T extends Message> Registration on(Class<T> type, Consumer<? super T> listener) {
        Typed added = new Typed(this, type, listener);
        typed.add(added);
        return added;
    }

    /** Passes a message to the listeners of its type. */
    void message(ReceivedFrame received) {
        Class<? extends Message> type = received.frame().spec().type();
        for (Typed listener : typed) {
            Message message = listener.type.isAssignableFrom(type) ? received.message() : null;
            if (message != null) {
                listener.target.offer(message);
            }
        }
    }

    void state(ConnectionState next) {
        if (state != null) {
            state.offer(next);
        }
    }

    void gap(Gap lost) {
        if (gap != null) {
            gap.offer(lost);
        }
    }

    void unknown(UnknownFrame frame) {
        if (unknown != null) {
            unknown.offer(frame);
        } else {
            String code = frame.problem().code();
            log.warn(
                    "unknown " + code,
                    "a received frame was ignored: " + code + ", "
                            + frame.problem().getMessage() + "; onUnknown is called for every one");
        }
    }

    void error(ServerError refusal) {
        if (error != null) {
            error.offer(refusal);
        } else {
            log.warn(
                    "error " + refusal.code(),
                    "the server sent the error '" + refusal.code() + "': " + refusal.message()
                            + "; onError is called for every one");
        }
    }

    private <T> @Nullable BufferedListener<T> buffered(String name, @Nullable Consumer<? super T> listener) {
        return listener == null ? null : new BufferedListener<>(callbacks, capacity, log, name, listener);
    }
}
