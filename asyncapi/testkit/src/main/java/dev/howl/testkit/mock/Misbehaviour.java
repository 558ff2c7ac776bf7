package dev.howl.testkit.mock;

import java.time.Duration;

/** Something that a server should not do with a message that it sends. */
public sealed interface Misbehaviour {

    /** Sends it later. Later messages that are not delayed overtake it. */
    record Delay(Duration time) implements Misbehaviour {
        public Delay {
            if (time.isNegative()) {
                throw new IllegalArgumentException("a delay must not be negative");
            }
        }
    }

    /** Does not send it. */
    record Drop() implements Misbehaviour {}

    /** Sends it twice. */
    record Duplicate() implements Misbehaviour {}

    /** Sends it after the next message of the connection, or after a second without one. */
    record Reorder() implements Misbehaviour {}

    /** Sends half of the frame, then ends the TCP connection without a Close. */
    record Truncate() implements Misbehaviour {}

    /**
     * Sends a Close instead.
     *
     * @param code any status code, those that must not be sent included
     */
    record Close(int code) implements Misbehaviour {
        public Close {
            if (code < 0 || code > 0xffff) {
                throw new IllegalArgumentException("a close code has 16 bits, but is " + code);
            }
        }
    }

    /** Sends nothing any more, not even a Pong or a Close, and keeps the TCP connection. */
    record HalfOpen() implements Misbehaviour {}

    /**
     * Sends it changed so that it violates its schema.
     *
     * @param keyword of JSON Schema, such as {@code maxLength}
     */
    record Invalid(String keyword) implements Misbehaviour {}
}
