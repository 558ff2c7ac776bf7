package dev.howl.server;

import dev.howl.runtime.Message;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * A client's WebSocket connection, from the accepted handshake to its close. Every method may be called from any
 * thread, and none blocks.
 */
public interface Session {
    /** Requests of the server that may wait for the client's answer at a time. */
    int MAX_REQUESTS = 256;

    /** Time for the answer to a request of the server if the caller names none. */
    Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);

    /**
     * Returns the id of the session, a random UUID, which the {@code initial} message tells the client if the
     * contract has one.
     */
    String id();

    /** Returns the parameters of the channel's address by name, decoded. */
    Map<String, String> parameters();

    /**
     * Returns the first value of each parameter of the handshake's query by name, decoded; empty for a name without a
     * value.
     */
    Map<String, String> query();

    /**
     * Returns what the contract says of the handshake, read and checked: parameters of the address, of the query, and
     * headers.
     *
     * @param type the class that the contract's parameters have
     * @throws ClassCastException if it is another one
     */
    <T> T handshake(Class<T> type);

    /**
     * Returns the caller, as identified by the last token that was accepted in the handshake, a connect message or a
     * refresh. Empty for an anonymous client: one without a token, or whose token in a connect message was refused. In
     * the handler of a message that requires a scope it is always present. A session whose token expires is closed with
     * 4003.
     */
    Optional<Principal> principal();

    /**
     * Sends a message asynchronously; does nothing once the session is closing. A client that stops reading is closed
     * with 4001 when more than a megabyte is waiting for it.
     *
     * @throws IllegalArgumentException if the channel has no server message of this class
     */
    void send(Message message);

    /**
     * Sends a request asynchronously. Its answer carries the correlation id of the request; without one, the oldest
     * request that the message can answer gets it.
     *
     * @param answer class of the answer, or a sealed parent of several
     * @param timeout for the answer, above zero and at most a day
     * @return completes on the session's event loop, so that what is chained to it must not block. Fails with a {@link
     *     dev.howl.runtime.CodedException} of the code {@code unavailable} if there is no answer in time, if the session
     *     ends before, or if {@value #MAX_REQUESTS} requests already wait for their answers.
     * @throws IllegalArgumentException if the channel has no such request of the server, or no such answer to it, or the
     *     timeout is out of range
     */
    <R extends Message> CompletionStage<R> request(Message request, Class<R> answer, Duration timeout);

    /**
     * Starts the closing handshake (RFC 6455, section 7.1.2). Messages sent before go out first, later ones are
     * dropped. Does nothing once the session is closing.
     *
     * @param code 1000 or a close code of the contract
     * @param reason text for people, shortened to 123 bytes of UTF-8
     */
    void close(int code, String reason);

    /** Returns whether messages are still sent. */
    boolean isOpen();

    /**
     * Returns a stage that completes, never exceptionally, on the session's event loop when the connection has ended.
     */
    CompletionStage<Void> closed();
}
