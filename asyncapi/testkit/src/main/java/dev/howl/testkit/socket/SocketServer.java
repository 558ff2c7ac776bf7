package dev.howl.testkit.socket;

import dev.howl.testkit.wire.HttpHead;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A WebSocket server (RFC 6455) with two daemon threads for each connection. Connections, message sizes and queues are
 * bounded. Thread-safe.
 */
public final class SocketServer implements AutoCloseable {
    /** Most open connections; more are refused with 503. */
    public static final int MAX_CONNECTIONS = 256;

    private static final int BACKLOG = 128;
    private static final long CLOSE_MILLIS = 2_000;

    private final ServerSocket listener;
    private final Function<HttpHead, HandshakeResult> handshakes;
    private final Set<SocketConnection> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger numbers = new AtomicInteger();

    private SocketServer(ServerSocket listener, Function<HttpHead, HandshakeResult> handshakes) {
        this.listener = listener;
        this.handshakes = handshakes;
    }

    /**
     * Starts a server.
     *
     * @param host name or address to listen at
     * @param port 0 for a free one
     * @param handshakes decides on each request for an upgrade; called by the connection's thread
     * @throws IOException if the port is taken, or the host is none of this machine
     */
    public static SocketServer start(String host, int port, Function<HttpHead, HandshakeResult> handshakes)
            throws IOException {
        ServerSocket listener = new ServerSocket();
        try {
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(InetAddress.getByName(host), port), BACKLOG);
        } catch (IOException e) {
            listener.close();
            throw e;
        }
        SocketServer server = new SocketServer(listener, handshakes);
        daemon("accept", server::accept).start();
        return server;
    }

    static Thread daemon(String name, Runnable task) {
        Thread thread = new Thread(task, "howl-mock-" + name);
        thread.setDaemon(true);
        return thread;
    }

    /** Returns the address at which it listens. */
    public InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                SocketConnection connection = new SocketConnection(
                        numbers.incrementAndGet(), socket, handshakes, open.size() >= MAX_CONNECTIONS);
                open.add(connection);
                daemon("read-" + connection.number(), () -> serve(connection)).start();
            } catch (IOException e) {
                // The listener was closed, or a client was gone before it was accepted.
            }
        }
    }

    private void serve(SocketConnection connection) {
        try {
            connection.serve();
        } finally {
            open.remove(connection);
        }
    }

    /** Resets all connections (RST), as a broken network does. */
    public void resetAll() {
        open.forEach(SocketConnection::reset);
    }

    /** Stops listening, closes all connections with 1001, and waits for their ends for at most two seconds. */
    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            // Nothing else can be done with a listener.
        }
        open.forEach(SocketConnection::stop);
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(CLOSE_MILLIS);
        for (SocketConnection connection : open) {
            connection.awaitEnd(end - System.nanoTime());
        }
        open.forEach(SocketConnection::reset);
    }
}
