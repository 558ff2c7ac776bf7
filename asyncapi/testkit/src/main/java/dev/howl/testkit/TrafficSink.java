package dev.howl.testkit;

import dev.howl.runtime.Direction;
import java.io.IOException;

/** A consumer of what a proxy forwards, on the thread of its {@link RecordingListener}. */
public interface TrafficSink {
    /** Called when a connection was accepted. Connections are numbered from 1. */
    void opened(int connection);

    /** Called for the bytes of a connection, as they were sent. */
    void read(int connection, Direction direction, byte[] bytes);

    /** Called when the last bytes of a direction were forwarded, {@code nanos} after they were read. */
    default void forwarded(int connection, Direction direction, long nanos) {}

    /** Called, before {@link #closed}, when no connection to the server could be made. */
    default void unreachable(int connection, IOException why) {}

    /** Called when a client was refused, because as many connections as allowed are open. */
    default void refused() {}

    /** Called when nothing of a connection will be forwarded any more. */
    void closed(int connection);

    /** Called when another method of this sink has thrown. */
    void failed(RuntimeException why);
}
