package dev.howl.server;

import dev.howl.runtime.Message;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** One connection. Every method may be called from any thread. */
public interface Session {

    /** A random UUID, the id that {@code initial} told the client where the contract has such a message. */
    String id();

    /** The parameters of the channel's address, decoded, by name. */
    Map<String, String> parameters();

    /** The first value of each parameter of the handshake's query, decoded, by name; empty for a name without a value. */
    Map<String, String> query();

    /**
     * Who is calling: whom the handshake's token names, or that of the last connect message with one. Empty for a client
     * without a token, or whose token was refused. A token that the client refreshes takes the place of the one before; a
     * session whose token expires is closed with 4003. Where a message needs a scope, its handler finds who has it.
     */
    Optional<Principal> principal();

    /**
     * Queues a message; does nothing once the session is closing. A client that does not read what it is sent is closed
     * with 4001 when more than a megabyte waits for it.
     *
     * @throws IllegalArgumentException where the channel does not send messages of this class
     */
    void send(Message message);

    /**
     * Starts the closing handshake (RFC 6455, section 7.1.2): what was sent before goes out first, what is sent later
     * is dropped. Does nothing once the session is closing.
     *
     * @param code 1000 or a code of the contract
     * @param reason for people, shortened to 123 bytes of UTF-8
     */
    void close(int code, String reason);

    /** Whether messages still go out. */
    boolean isOpen();

    /** Completes, never exceptionally, on the session's event loop when the connection is gone. */
    CompletionStage<Void> closed();
}
