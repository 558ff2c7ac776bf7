package dev.howl.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A TCP proxy in front of the server whose connections can be cut. It forwards every byte. */
final class CuttableProxy {
    private static final int CONNECT_MILLIS = 5_000;

    private final ServerSocket listener;
    private final InetSocketAddress server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    private CuttableProxy(ServerSocket listener, InetSocketAddress server) {
        this.listener = listener;
        this.server = server;
    }

    static CuttableProxy to(InetSocketAddress server) {
        try {
            CuttableProxy proxy = new CuttableProxy(new ServerSocket(0, 0, InetAddress.getLoopbackAddress()), server);
            run("demo-line", proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Resets all connections, and every new one until {@link #mend}. */
    void cut() {
        cut = true;
        open.forEach(CuttableProxy::reset);
    }

    void mend() {
        cut = false;
    }

    /** Cuts all connections and stops listening. */
    void close() {
        cut();
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                run("demo-line-in", () -> connect(client));
            } catch (IOException e) {
                // Either the listener was closed, or only this connection failed.
            }
        }
    }

    private void connect(Socket client) {
        Socket far = new Socket();
        open.add(client);
        open.add(far);
        try {
            if (cut) {
                throw new IOException("the connection is cut");
            }
            far.connect(server, CONNECT_MILLIS);
            run("demo-line-out", () -> pass(far, client));
            pass(client, far);
        } catch (IOException e) {
            end(client, far);
        }
    }

    private void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            end(from, to);
        }
    }

    private void end(Socket one, Socket other) {
        reset(one);
        reset(other);
        open.remove(one);
        open.remove(other);
    }

    private static void reset(Socket socket) {
        try (socket) {
            // A linger time of zero makes close() send RST.
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // The socket is closed either way.
        }
    }

    private static void run(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
