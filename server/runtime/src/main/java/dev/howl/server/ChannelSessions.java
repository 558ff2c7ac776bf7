package dev.howl.server;

import dev.howl.runtime.Message;
import java.util.List;

/** The open sessions of one channel on this node. Safe for use by several threads. */
public interface ChannelSessions {

    /** Returns the number of open sessions. */
    int count();

    /**
     * Sends a message to every open session; it is encoded once. The message has no position: a client that is not
     * connected misses it.
     *
     * @throws IllegalArgumentException if the channel has no server message of this class
     */
    void send(Message message);

    /**
     * Returns the open sessions with these parameters in their address. Costs nothing for a room without sessions, and
     * what the room's size is otherwise.
     *
     * @param values the values of the first parameters of the address, in its order, in the classes that the contract
     *     gives them
     */
    RoomSessions in(List<?> values);
}
