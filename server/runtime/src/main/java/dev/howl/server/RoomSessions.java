package dev.howl.server;

import dev.howl.runtime.Message;
import java.util.stream.Stream;

/**
 * The open sessions on this node whose addresses have the same parameters, as they come and go. Safe for use by several
 * threads.
 */
public interface RoomSessions {

    /** Returns the number of these sessions. */
    int count();

    /**
     * Sends a message to each of these sessions, and to no other; it is encoded once. The message has no position: a
     * client that is not connected misses it.
     *
     * @throws IllegalArgumentException if the channel has no server message of this class
     */
    void send(Message message);

    /**
     * Returns the typed views of these sessions. A session that opens or closes meanwhile may be among them or not.
     *
     * @param type the session class of the channel
     */
    <S> Stream<S> stream(Class<S> type);
}
