package dev.howl.server.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/** A TCP proxy between a node and its Redis that can drop replies, stall and disconnect. */
final class Proxy implements AutoCloseable {
    private final ServerSocket server;
    private final int target;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private volatile boolean dropsReplies;
    private volatile boolean holds;

    Proxy(int target) {
        this.target = target;
        try {
            this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Drops the replies of Redis until {@link #cut}. */
    void dropReplies() {
        dropsReplies = true;
    }

    /** Stalls both directions until {@link #release}. */
    void hold() {
        holds = true;
    }

    void release() {
        holds = false;
    }

    /** Closes all connections; new ones are accepted. */
    void cut() {
        for (Socket socket = sockets.poll(); socket != null; socket = sockets.poll()) {
            end(socket);
        }
        dropsReplies = false;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                Socket redis = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(client);
                sockets.add(redis);
                start(() -> pass(client, redis, false));
                start(() -> pass(redis, client, true));
            }
        } catch (IOException e) {
            // The proxy was closed, or Redis is down.
        }
    }

    private void pass(Socket from, Socket to, boolean replies) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[16384];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                while (holds && !from.isClosed()) {
                    LockSupport.parkNanos(1_000_000);
                }
                if (!replies || !dropsReplies) {
                    out.write(buffer, 0, read);
                }
            }
        } catch (IOException e) {
            // One of the two sockets was closed.
        }
        end(from);
        end(to);
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "proxy");
        thread.setDaemon(true);
        thread.start();
    }
}
