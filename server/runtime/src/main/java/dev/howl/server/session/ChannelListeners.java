package dev.howl.server.session;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.server.ChannelListener;
import dev.howl.server.HandshakeRefusedException;
import dev.howl.server.HandshakeRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who are told of the connections of a channel. None can harm a connection, or keep the others from being told. */
final class ChannelListeners<S> {
    /** Sooner than clients give up by themselves. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(ChannelListeners.class);

    private final List<ChannelListener<S>> all;

    ChannelListeners(List<ChannelListener<S>> all) {
        this.all = List.copyOf(all);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** One after the other: who is refused is not told of to those that follow. */
    CompletionStage<Void> opening(HandshakeRequest request, Executor loop) {
        CompletableFuture<Void> allowed = CompletableFuture.completedFuture(null);
        for (ChannelListener<S> listener : all) {
            allowed = allowed.thenComposeAsync(done -> asked(listener, request), loop);
        }
        CompletionStage<Void> bounded = allowed.orTimeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<Void> answer = new CompletableFuture<>();
        bounded.whenComplete((done, failure) -> {
            if (failure == null) {
                answer.complete(null);
            } else {
                answer.completeExceptionally(refusal(failure));
            }
        });
        return answer;
    }

    void opened(S session) {
        tell(listener -> listener.opened(session));
    }

    void closed(S session) {
        tell(listener -> listener.closed(session));
    }

    private void tell(Consumer<ChannelListener<S>> news) {
        for (ChannelListener<S> listener : all) {
            try {
                news.accept(listener);
            } catch (RuntimeException | Error e) {
                LOG.error("{} failed", listener.getClass().getName(), e);
            }
        }
    }

    /** A copy: what a listener hands out may be shared, and is not to be failed from here. */
    private CompletableFuture<Void> asked(ChannelListener<S> listener, HandshakeRequest request) {
        return listener.opening(request).toCompletableFuture().copy();
    }

    private static Throwable refusal(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof HandshakeRefusedException || cause instanceof CodedException) {
            return cause;
        }
        if (cause instanceof TimeoutException) {
            LOG.warn("a handshake was not allowed or refused within {}", LONGEST);
            return new CodedException(Codes.UNAVAILABLE, "the server could not decide in time", null, true);
        }
        LOG.error("whether a client may connect could not be told", cause);
        return new CodedException(Codes.INTERNAL, "the server made a mistake");
    }
}
