package dev.howl.server.window;

import dev.howl.runtime.Position;

/** Makes the frame of an event, ready to be written. Safe for use by several threads. */
@FunctionalInterface
public interface Framing {

    /** Puts the position into the body of a frame. */
    byte[] frame(byte[] body, Position position);
}
