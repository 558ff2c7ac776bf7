package dev.howl.server;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Is told of the connections of one channel. A bean of this type belongs to the channel whose session class is
 * {@code S}; where there are several, each is asked in their order. All methods are called on an event loop, and do not
 * block.
 *
 * @param <S> the typed view of a session, as the channel's handlers see it
 */
public interface ChannelListener<S> {

    /**
     * Somebody wants to connect: asked before the handshake is answered, for five seconds at most. The place of the
     * connection is taken meanwhile.
     *
     * @return lets the client in when it completes; refuses it when it fails, as a throw does: with a
     *     {@link HandshakeRefusedException} or a {@link dev.howl.runtime.CodedException} as these say, with 503 where it
     *     did not complete in time, with 500 otherwise
     */
    default CompletionStage<Void> opening(HandshakeRequest request) {
        return CompletableFuture.completedStage(null);
    }

    /**
     * A session is open: called once, after the contract's {@code initial}, where it has one, was sent, and before the
     * first message of the client is read. What it throws is logged.
     */
    default void opened(S session) {}

    /**
     * The connection is gone: called once for each session that {@link #opened} was called for. What it throws is
     * logged.
     */
    default void closed(S session) {}
}
