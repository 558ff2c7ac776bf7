package dev.howl.server.session;

import dev.howl.runtime.Message;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The handler of a client message with its metrics.
 *
 * @param handler returns {@code null} if and only if the message has no reply
 * @param answered whether the message has a reply
 * @param latency measures from the message to its reply, or to the handler's return if it has none
 * @param <S> the typed view of a session
 */
record Route<S>(
        BiFunction<S, Message, @Nullable CompletionStage<? extends Message>> handler,
        boolean answered,
        Timer latency) {}
