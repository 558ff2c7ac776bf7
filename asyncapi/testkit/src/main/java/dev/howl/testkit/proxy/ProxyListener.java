package dev.howl.testkit.proxy;

import dev.howl.runtime.Direction;

/**
 * Sees what passes through a {@link TcpProxy}. Called by the threads that pass the bytes on, before they do: what
 * answers a piece is always seen after it. Implementations return quickly and throw nothing.
 */
public interface ProxyListener {
    /** Looks at nothing. */
    ProxyListener NONE = new ProxyListener() {
        @Override
        public void opened(int connection) {}

        @Override
        public void bytes(int connection, Direction direction, byte[] bytes) {}

        @Override
        public void closed(int connection) {}
    };

    /** A connection was accepted. Numbers start at 1. */
    void opened(int connection);

    /** Bytes are about to be passed on; the array is the tap's own. */
    void bytes(int connection, Direction direction, byte[] bytes);

    /** Nothing of this connection will be passed on any more. */
    void closed(int connection);
}
