package dev.howl.testkit.proxy;

import dev.howl.runtime.Direction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A TCP proxy, on a free port of the loopback interface unless its options say otherwise. It forwards every connection to the upstream address byte by
 * byte, including half-closes and resets, and can stall or cut connections. Thread-safe.
 */
public final class TcpProxy implements AutoCloseable {
    private static final int BACKLOG = 1_024;

    private final ServerSocket socket;
    private final ProxyListener listener;
    private final ProxyOptions options;
    private final TrafficGate gate = new TrafficGate();
    private final Set<ProxiedConnection> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "recorder-proxy");
        thread.setDaemon(true);
        return thread;
    });

    private volatile @Nullable InetSocketAddress upstream;
    private volatile boolean closed;

    /**
     * Starts to listen.
     *
     * @param upstream the upstream address; {@code null} if it is not known yet: connections are reset until it is set
     * @throws UncheckedIOException if no port is available
     */
    public TcpProxy(ProxyListener listener, @Nullable InetSocketAddress upstream) {
        this(listener, upstream, ProxyTls.NONE);
    }

    /** Starts to listen and terminates TLS on one side or both. */
    public TcpProxy(ProxyListener listener, @Nullable InetSocketAddress upstream, ProxyTls tls) {
        this(listener, upstream, ProxyOptions.local(tls));
    }

    /**
     * Starts to listen as the options say.
     *
     * @throws UncheckedIOException if the port is not available
     */
    public TcpProxy(ProxyListener listener, @Nullable InetSocketAddress upstream, ProxyOptions options) {
        this.listener = listener;
        this.options = options;
        this.upstream = upstream;
        try {
            socket = new ServerSocket();
            socket.bind(options.listen(), BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    /** Returns the port on which it listens. */
    public int port() {
        return socket.getLocalPort();
    }

    /** Sets the upstream address for new connections. */
    public void upstream(InetSocketAddress address) {
        upstream = address;
    }

    /** Resets every open connection on both sides, and returns their number. */
    public int cutAll() {
        List<ProxiedConnection> cut = List.copyOf(open);
        cut.forEach(ProxiedConnection::abort);
        return cut.size();
    }

    /** Stops forwarding in one direction until {@link #resume}: the sender stalls when all buffers are full. */
    public void pause(Direction direction) {
        gate.pause(direction);
    }

    /** Forwards what was held back, and continues. */
    public void resume(Direction direction) {
        gate.resume(direction);
    }

    /** Stops listening, resets open connections, and waits for up to 30 s until all threads have ended. */
    @Override
    public void close() {
        closed = true;
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cutAll();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the proxy's threads did not end within 30 s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        int number = 0;
        while (!closed) {
            try {
                Socket client = socket.accept();
                if (open.size() >= options.maxConnections()) {
                    refuse(client);
                } else {
                    start(new ProxiedConnection(++number, client, options, gate, listener, open::remove));
                }
            } catch (IOException e) {
                if (socket.isClosed()) {
                    return;
                }
                // Accepting one connection failed; the next one may succeed.
            }
        }
    }

    private void refuse(Socket client) throws IOException {
        client.setSoLinger(true, 0);
        client.close();
        listener.refused();
    }

    private void start(ProxiedConnection connection) {
        open.add(connection);
        try {
            threads.execute(() -> connection.run(upstream, threads));
        } catch (RejectedExecutionException e) {
            connection.abort();
            open.remove(connection);
        }
        if (closed) {
            connection.abort();
        }
    }
}
