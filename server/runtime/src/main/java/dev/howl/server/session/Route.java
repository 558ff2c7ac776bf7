package dev.howl.server.session;

import dev.howl.runtime.Message;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Where a client's message goes.
 *
 * @param handler answers {@code null} exactly where the message has no answer
 * @param latency from the message to its answer, or to the handler's return
 * @param <S> the typed view of a session
 */
record Route<S>(
        BiFunction<S, Message, @Nullable CompletionStage<? extends Message>> handler,
        boolean answered,
        Timer latency) {}
