package dev.howl.testkit.proxy;

import dev.howl.runtime.Direction;
import java.io.IOException;

/**
 * A listener to the connections of a {@link TcpProxy}. The proxy's threads call it before they forward the bytes, so
 * that a request is always seen before its response. Implementations return quickly and do not throw.
 */
public interface ProxyListener {
    /** A listener that ignores everything. */
    ProxyListener NONE = new ProxyListener() {
        @Override
        public void opened(int connection) {}

        @Override
        public void bytes(int connection, Direction direction, byte[] bytes) {}

        @Override
        public void closed(int connection) {}
    };

    /** Called when a connection was accepted. Connections are numbered from 1. */
    void opened(int connection);

    /** Called before bytes are forwarded; the array belongs to the listener. */
    void bytes(int connection, Direction direction, byte[] bytes);

    /** Called when nothing of a connection will be forwarded any more. */
    void closed(int connection);

    /**
     * Called after the bytes of the last call of {@link #bytes} in this direction were forwarded.
     *
     * @param nanos time from the return of the read to the return of the write
     */
    default void forwarded(int connection, Direction direction, long nanos) {}

    /** Called, before {@link #closed}, when no connection to the server could be made. */
    default void unreachable(int connection, IOException why) {}

    /** Called when a connection was reset at once, because as many as allowed are open. */
    default void refused() {}
}
