package dev.howl.server;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A listener for the connections of one channel. A bean of this type applies to the channel whose session class is
 * {@code S}. Several listeners are called in the order of their {@code @Order}. All methods run on an event loop and
 * must not block.
 *
 * <pre>{@code
 * @Bean
 * ChannelListener<ChatSession> lobby() {
 *     return new ChannelListener<>() {
 *         @Override
 *         public CompletionStage<Void> opening(HandshakeRequest request) {
 *             if (request.query().get("room") == null) {
 *                 throw new HandshakeRefusedException(400, "the query parameter 'room' is missing");
 *             }
 *             return CompletableFuture.completedStage(null);
 *         }
 *     };
 * }
 * }</pre>
 *
 * @param <S> the typed view of a session, as the channel's handlers see it
 */
public interface ChannelListener<S> {

    /**
     * Returns whether this listener refuses everything that changes state to clients without a token. If so, pages of
     * any host name of this server may connect, as they do where the contract requires scopes. Called at start.
     */
    default boolean requiresToken() {
        return false;
    }

    /**
     * Decides whether a client may connect, before its handshake is answered. The client already counts as a
     * connection; the decision may take five seconds.
     *
     * @param request the handshake request; not to be kept after the stage completes
     * @return completes normally to accept the client. A failure, like an exception thrown, refuses it: a {@link
     *     HandshakeRefusedException} or a {@link dev.howl.runtime.CodedException} with their status, a timeout with
     *     503, anything else with 500
     */
    default CompletionStage<Void> opening(HandshakeRequest request) {
        return CompletableFuture.completedStage(null);
    }

    /**
     * Called once when a session has opened: after the contract's {@code initial} message, if it has one, was sent,
     * and before the first message of the client is read. Exceptions are logged.
     */
    default void opened(S session) {}

    /**
     * Called once when the connection has ended, for each session that {@link #opened} was called for. Exceptions are
     * logged.
     */
    default void closed(S session) {}
}
