package dev.howl.server;

import dev.howl.runtime.Message;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/**
 * A registry of handler methods, one for each client message. Generated bindings fill it.
 *
 * <p>Handlers run on the event loop of their session, in the order of its messages, and must not block: work that waits
 * belongs on another thread, which completes the returned stage. A {@link dev.howl.runtime.CodedException} is sent to
 * the client as an error with its code; any other failure is logged and sent as {@code internal}.
 *
 * @param <S> the typed view of a session
 */
public interface Routes<S> {

    /**
     * Registers the handler of a request. Its reply carries the correlation id of the request.
     *
     * @throws IllegalArgumentException if the channel has no client message of this class, or it has a handler
     *     already
     */
    <T extends Message> void request(
            Class<T> type, BiFunction<? super S, ? super T, ? extends CompletionStage<? extends Message>> handler);

    /**
     * Registers the handler of a message without a reply.
     *
     * @throws IllegalArgumentException if the channel has no client message of this class, or it has a handler
     *     already
     */
    <T extends Message> void message(Class<T> type, BiConsumer<? super S, ? super T> handler);
}
