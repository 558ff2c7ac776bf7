package dev.howl.server;

import dev.howl.runtime.Message;

/** The open sessions of one channel. Safe for use by several threads. */
public interface ChannelSessions {

    /** How many sessions are open. */
    int count();

    /**
     * Sends a message to every open session, encoded once. It has no position: a client that is away misses it.
     *
     * @throws IllegalArgumentException where the channel does not send messages of this class
     */
    void send(Message message);
}
