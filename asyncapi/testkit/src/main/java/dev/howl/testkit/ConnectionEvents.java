package dev.howl.testkit;

import dev.howl.runtime.Direction;
import dev.howl.testkit.wire.HttpHead;

/** A receiver of what a {@link ConnectionReader} finds in the bytes of one connection, on the reader's thread. */
public interface ConnectionEvents {
    /** Called for each HTTP request. */
    void request(HttpHead request);

    /** Called when the server answers the request of an upgrade with anything but 101. */
    default void refused(HttpHead request, HttpHead response) {}

    /** Called when the server accepts an upgrade, before the first call of {@link #frames}. */
    void upgraded(HttpHead request, HttpHead response);

    /** Called for the next bytes of frames, which begin at {@code from} of the array. */
    void frames(Direction direction, byte[] bytes, int from);

    /** Called when the connection cannot be read any further. */
    void unreadable(String why);
}
