package dev.howl.runtime;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Task that the runtimes fulfil by themselves with a message that carries {@code x-howl-role}. A contract without roles
 * gets a plain channel, on which the runtimes send nothing of their own.
 */
public enum Role {
    /** Server to client, the first frame: the {@code id} of the session. */
    INITIAL,
    /** Client to server: confirms the id, and may carry a token. */
    CONNECT,
    /** Client to server: asks for a close with 1000. */
    DISCONNECT,
    /** Client to server: asks for a cursor on {@code topic} and {@code key}, after {@code since}. */
    SUBSCRIBE,
    /** Server to client: confirms the cursor with {@code topic}, {@code key} and {@code position}. */
    SUBSCRIBED,
    /** Client to server: asks to remove a cursor. */
    UNSUBSCRIBE,
    /** Server to client: confirms that the cursor was removed. */
    UNSUBSCRIBED,
    /** Client to server: a heartbeat. */
    PING,
    /** Server to client: answers a heartbeat with {@code id} and {@code time}. */
    PONG,
    /** Client to server: replaces the session's token by {@code token}. */
    REFRESH,
    /** Server to client: confirms the new token, with {@code expires_at} if it expires. */
    REFRESHED,
    /** Server to client: reports an error with a code of the contract. */
    ERROR,
    /** Server to client: reports that events of a topic were skipped. */
    GAP,
    /** Server to client: this node drains; the client is to reconnect. */
    MOVING;

    /** Returns the name that the contract writes, in lower case. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the role with this name in the contract, empty if there is none. */
    public static Optional<Role> of(String wire) {
        return Arrays.stream(values()).filter(role -> role.wire().equals(wire)).findFirst();
    }
}
