package dev.howl.server.session;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.runtime.Futures;
import dev.howl.server.ChannelListener;
import dev.howl.server.HandshakeRefusedException;
import dev.howl.server.HandshakeRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The listeners of a channel's connections. A listener that fails affects neither the connection nor the other
 * listeners.
 */
final class ChannelListeners<S> {
    /** Longest wait for the listeners' decision, shorter than the timeouts of usual clients. */
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(ChannelListeners.class);

    private final List<ChannelListener<S>> all;

    ChannelListeners(List<ChannelListener<S>> all) {
        this.all = List.copyOf(all);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    boolean requireToken() {
        return all.stream().anyMatch(ChannelListener::requiresToken);
    }

    /** Asks the listeners one after the other, until one refuses the handshake. */
    CompletionStage<Void> opening(HandshakeRequest request, Executor loop) {
        CompletableFuture<Void> allowed = CompletableFuture.completedFuture(null);
        for (ChannelListener<S> listener : all) {
            allowed = allowed.thenComposeAsync(done -> ask(listener, request), loop);
        }
        return Futures.mapFailure(
                allowed.orTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS), ChannelListeners::refusal);
    }

    void opened(S session) {
        callAll(listener -> listener.opened(session));
    }

    void closed(S session) {
        callAll(listener -> listener.closed(session));
    }

    private void callAll(Consumer<ChannelListener<S>> call) {
        for (ChannelListener<S> listener : all) {
            try {
                call.accept(listener);
            } catch (RuntimeException | Error e) {
                LOG.error("Channel listener {} failed", listener.getClass().getName(), e);
            }
        }
    }

    /** Asks one listener. Copies its stage, which the listener may share, so that the timeout does not complete it. */
    private CompletableFuture<Void> ask(ChannelListener<S> listener, HandshakeRequest request) {
        return listener.opening(request).toCompletableFuture().copy();
    }

    private static Throwable refusal(Throwable cause) {
        if (cause instanceof HandshakeRefusedException || cause instanceof CodedException) {
            return cause;
        }
        if (cause instanceof TimeoutException) {
            LOG.warn("Channel listeners did not decide on a handshake within {}", TIMEOUT);
            return new CodedException(Codes.UNAVAILABLE, "the server could not decide in time", null, true);
        }
        LOG.error("Channel listeners failed to decide on a handshake", cause);
        return new CodedException(Codes.INTERNAL, "internal server error");
    }
}
