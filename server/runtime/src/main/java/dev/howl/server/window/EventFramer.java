package dev.howl.server.window;

import dev.howl.runtime.Position;

/** An encoder of events into WebSocket frames. Safe for use by several threads. */
@FunctionalInterface
public interface EventFramer {

    /**
     * Returns the frame of an event.
     *
     * @param body the JSON of the frame, without a position
     * @param position the position to add
     */
    byte[] frame(byte[] body, Position position);
}
