package dev.howl.server;

import dev.howl.runtime.Message;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/**
 * Takes one handler method per message that clients send.
 *
 * <p>Handlers run on the event loop of their session, in the order of its messages, and must not block: work that
 * waits belongs on another thread, its end in the returned stage. A {@link dev.howl.runtime.CodedException} is answered
 * with its code; any other failure is logged and answered {@code internal}.
 *
 * @param <S> the typed view of a session
 */
public interface Routes<S> {

    /** A message that is answered: the reply carries the request's correlation. */
    <T extends Message> void request(
            Class<T> type, BiFunction<? super S, ? super T, ? extends CompletionStage<? extends Message>> handler);

    /** A message without an answer. */
    <T extends Message> void message(Class<T> type, BiConsumer<? super S, ? super T> handler);
}
