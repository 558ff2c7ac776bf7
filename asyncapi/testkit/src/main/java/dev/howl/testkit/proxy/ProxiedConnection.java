package dev.howl.testkit.proxy;

import dev.howl.runtime.Direction;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One proxied connection with a thread for each direction, which reads, gives the listener a copy, and writes. The end
 * of a stream is forwarded as a half-close, a reset as a reset.
 */
final class ProxiedConnection {
    private static final int BUFFER = 32 * 1024;
    private static final int CONNECT_MILLIS = 5_000;

    private final int number;
    private final Socket client;
    private final Socket server = new Socket();
    private final ProxyTls tls;
    private final StreamRewriter rewriter;
    private final TrafficGate gate;
    private final ProxyListener listener;
    private final Consumer<ProxiedConnection> whenEnded;
    /** Directions whose thread has ended. Guarded by {@code this}. */
    private final Set<Direction> ended = EnumSet.noneOf(Direction.class);
    /** Directions whose receiver reset the connection during a write. Guarded by {@code this}. */
    private final Set<Direction> refused = EnumSet.noneOf(Direction.class);

    private volatile boolean aborted;

    ProxiedConnection(
            int number,
            Socket client,
            ProxyOptions options,
            TrafficGate gate,
            ProxyListener listener,
            Consumer<ProxiedConnection> whenEnded) {
        this.number = number;
        this.client = client;
        this.tls = options.tls();
        this.rewriter = options.rewriters().get();
        this.gate = gate;
        this.listener = listener;
        this.whenEnded = whenEnded;
    }

    /**
     * Connects to the server and forwards until the client's stream ends; the other direction runs on a thread of its
     * own.
     */
    void run(@Nullable InetSocketAddress upstream, Executor threads) {
        listener.opened(number);
        try {
            Socket far = connected(upstream);
            client.setTcpNoDelay(true);
            Socket near = tls.ofClient(client);
            threads.execute(() -> pump(far, near, Direction.TO_CLIENT));
            pump(near, far, Direction.TO_SERVER);
        } catch (IOException | RejectedExecutionException e) {
            abort();
            gone();
        }
    }

    private Socket connected(@Nullable InetSocketAddress upstream) throws IOException {
        try {
            if (upstream == null) {
                throw new IOException("there is no upstream address yet");
            }
            server.connect(upstream, CONNECT_MILLIS);
            // Nagle's algorithm would merge and delay segments.
            server.setTcpNoDelay(true);
            return tls.ofServer(server);
        } catch (IOException e) {
            listener.unreachable(number, e);
            throw e;
        }
    }

    private void pump(Socket from, Socket to, Direction direction) {
        byte[] buffer = new byte[BUFFER];
        int count = read(from, buffer);
        while (count >= 0) {
            long begin = System.nanoTime();
            gate.pass(direction, () -> aborted);
            byte[] piece = Arrays.copyOf(buffer, count);
            listener.bytes(number, direction, piece);
            if (!write(to, direction == Direction.TO_SERVER ? rewriter.rewrite(piece) : piece, direction)) {
                break;
            }
            listener.forwarded(number, direction, System.nanoTime() - begin);
            count = read(from, buffer);
        }
        if (count < 0 && !aborted) {
            gate.pass(direction, () -> aborted);
            passOnEnd(to, direction);
        }
        end(direction);
    }

    /** Reads; returns the number of bytes, -1 at the end of the stream or after a reset, which has been forwarded. */
    private int read(Socket from, byte[] buffer) {
        try {
            return from.getInputStream().read(buffer);
        } catch (IOException e) {
            abort();
            return -1;
        }
    }

    private boolean write(Socket to, byte[] bytes, Direction direction) {
        try {
            to.getOutputStream().write(bytes);
            return true;
        } catch (IOException e) {
            refuse(direction);
            return false;
        }
    }

    /**
     * Handles a reset by the receiver. The other thread may still forward what the receiver sent before; it forwards
     * the reset at the end. If that thread has ended, the reset is forwarded here.
     */
    private synchronized void refuse(Direction direction) {
        refused.add(direction);
        if (ended.contains(opposite(direction))) {
            abort();
        }
    }

    private void passOnEnd(Socket to, Direction direction) {
        boolean wasReset;
        synchronized (this) {
            wasReset = refused.contains(opposite(direction));
        }
        try {
            if (wasReset) {
                abort();
            } else {
                to.shutdownOutput();
            }
        } catch (IOException e) {
            abort();
        }
    }

    private void end(Direction direction) {
        boolean both;
        synchronized (this) {
            ended.add(direction);
            both = ended.size() == 2;
            if (refused.contains(opposite(direction))) {
                abort();
            }
        }
        if (both) {
            close(client);
            close(server);
            gone();
        }
    }

    private void gone() {
        listener.closed(number);
        whenEnded.accept(this);
    }

    /** Resets both sides immediately. */
    void abort() {
        aborted = true;
        reset(client);
        reset(server);
        gate.wake();
    }

    private static Direction opposite(Direction direction) {
        return direction == Direction.TO_CLIENT ? Direction.TO_SERVER : Direction.TO_CLIENT;
    }

    private static void reset(Socket socket) {
        try {
            // With a linger time of zero, close() sends RST.
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // Already closed: there is nothing to reset.
        }
        close(socket);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // The socket is unusable either way.
        }
    }
}
