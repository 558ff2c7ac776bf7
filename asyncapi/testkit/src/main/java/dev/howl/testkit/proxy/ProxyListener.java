package dev.howl.testkit.proxy;

import dev.howl.runtime.Direction;

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
}
