package dev.howl.testkit.proxy;

import dev.howl.runtime.Direction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
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
 * Listens on a free port of the loopback interface and pipes every connection to the upstream address, byte for byte,
 * with its half-closes and resets. Safe for use by several threads.
 */
public final class TcpProxy implements AutoCloseable {
    private static final int BACKLOG = 1_024;

    private final ServerSocket socket;
    private final ProxyListener listener;
    private final ProxyTls tls;
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
     * @param upstream where connections go; {@code null} where that is not known yet: they are reset until then
     * @throws UncheckedIOException where no port can be had
     */
    public TcpProxy(ProxyListener listener, @Nullable InetSocketAddress upstream) {
        this(listener, upstream, ProxyTls.NONE);
    }

    /** Starts to listen, with TLS on one side or both. */
    public TcpProxy(ProxyListener listener, @Nullable InetSocketAddress upstream, ProxyTls tls) {
        this.listener = listener;
        this.tls = tls;
        this.upstream = upstream;
        try {
            socket = new ServerSocket(0, BACKLOG, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    /** The port it listens on. */
    public int port() {
        return socket.getLocalPort();
    }

    /** Where connections go from now on; open ones stay where they are. */
    public void upstream(InetSocketAddress address) {
        upstream = address;
    }

    /** Resets every open connection, on both sides; tells how many there were. */
    public int cutAll() {
        List<ProxiedConnection> cut = List.copyOf(open);
        cut.forEach(ProxiedConnection::abort);
        return cut.size();
    }

    /** Passes nothing on in that direction until {@link #resume}: the sender fills its buffers, then stalls. */
    public void pause(Direction direction) {
        gate.pause(direction);
    }

    /** Passes on what was held back, and all that follows. */
    public void resume(Direction direction) {
        gate.resume(direction);
    }

    /** Stops listening, resets what is open, and waits until nothing more is passed on. */
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
                throw new IllegalStateException("the proxy's threads did not end");
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
                start(new ProxiedConnection(++number, client, tls, gate, listener, open::remove));
            } catch (IOException e) {
                if (socket.isClosed()) {
                    return;
                }
                // One connection could not be taken; the next one may.
            }
        }
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
