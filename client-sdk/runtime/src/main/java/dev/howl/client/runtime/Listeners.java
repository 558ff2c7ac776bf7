package dev.howl.client.runtime;

import dev.howl.runtime.Message;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Who listens to what, subscriptions aside. Adding and removing from any thread, the rest loop only. */
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
        this.state = sink("states", options.onState);
        this.gap = sink("gaps", options.onGap);
        this.unknown = sink("unknown frames", options.onUnknown);
        this.error = sink("errors", options.onError);
    }

    /** A listener of messages, until it is closed. */
    private static final class Typed implements Registration {
        final Class<?> type;
        final BufferedListener<Message> sink;
        private final List<Typed> all;
        private volatile boolean closed;

        <T extends Message> Typed(Listeners owner, Class<T> type, Consumer<? super T> listener) {
            this.type = type;
            this.all = owner.typed;
            this.sink = new BufferedListener<>(
                    owner.callbacks, owner.capacity, owner.log, type.getSimpleName(), message -> {
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

    <T extends Message> Registration on(Class<T> type, Consumer<? super T> listener) {
        Typed added = new Typed(this, type, listener);
        typed.add(added);
        return added;
    }

    void message(ReceivedFrame incoming) {
        Class<? extends Message> type = incoming.frame().spec().type();
        for (Typed listener : typed) {
            Message message = listener.type.isAssignableFrom(type) ? incoming.message() : null;
            if (message != null) {
                listener.sink.offer(message);
            }
        }
    }

    void state(ConnectionState next) {
        if (state != null) {
            state.offer(next);
        }
    }

    boolean hearsGaps() {
        return gap != null;
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
                    "a frame was not understood: " + code + ", "
                            + frame.problem().getMessage() + "; onUnknown hears of all");
        }
    }

    void error(ServerError refusal) {
        if (error != null) {
            error.offer(refusal);
        } else {
            log.warn(
                    "error " + refusal.code(),
                    "the server says '" + refusal.code() + "': " + refusal.message() + "; onError hears of all");
        }
    }

    private <T> @Nullable BufferedListener<T> sink(String name, @Nullable Consumer<? super T> listener) {
        return listener == null ? null : new BufferedListener<>(callbacks, capacity, log, name, listener);
    }
}
