package dev.howl.runtime;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What the runtimes do by themselves with a message that carries {@code x-howl-role}. A contract without roles gets a
 * plain channel: nothing is answered or sent that its author did not write.
 */
public enum Role {
    /** Server to client, first frame: {@code id} of the connection. */
    INITIAL,
    /** Client to server: the client has seen its id, and may bring a token. */
    CONNECT,
    /** Client to server: close with 1000. */
    DISCONNECT,
    /** Client to server: place a cursor at {@code topic}, {@code key}, after {@code since}. */
    SUBSCRIBE,
    /** Server to client: the cursor is placed; names {@code topic}, {@code key}, {@code position}. */
    SUBSCRIBED,
    /** Client to server: take a cursor away. */
    UNSUBSCRIBE,
    /** Server to client: the cursor is gone. */
    UNSUBSCRIBED,
    /** Client to server: heartbeat. */
    PING,
    /** Server to client: {@code id} and {@code time}. */
    PONG,
    /** Client to server: {@code token} takes the place of the one that the connection has. */
    REFRESH,
    /** Server to client: the new token counts; names {@code expires_at} where it expires. */
    REFRESHED,
    /** Server to client: a coded refusal. */
    ERROR,
    /** Server to client: events of a topic were passed over. */
    GAP,
    /** Server to client: this node drains, connect again. */
    MOVING;

    /** As the contract writes it: lower case. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role that a contract names, or empty where there is none of that name. */
    public static Optional<Role> of(String wire) {
        return Arrays.stream(values()).filter(role -> role.wire().equals(wire)).findFirst();
    }
}
