package dev.howl.cli.docs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A small HTTP server of a docs site, which listens on the loopback interface only. It answers no request that names
 * another host, as one would after DNS rebinding, and relays WebSockets of its own pages to a target. Thread-safe.
 */
public final class DocsServer implements AutoCloseable {
    /** Most open connections; more are closed at once. */
    private static final int MAX_CONNECTIONS = 200;

    private static final int BACKLOG = 50;

    private final ServerSocket socket;
    private final DocsAnswers answers;
    private final SocketRelay relay;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "howl-docs");
        thread.setDaemon(true);
        return thread;
    });

    private DocsServer(DocsSite site, int port, SocketRelay relay) throws IOException {
        this.relay = relay;
        this.answers = new DocsAnswers(site, relay);
        this.socket = new ServerSocket();
        try {
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), BACKLOG);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        threads.execute(this::accept);
    }

    /**
     * Starts to serve a site.
     *
     * @param port 0 for a free one
     * @throws IOException if the port is taken
     */
    public static DocsServer start(DocsSite site, int port, SocketRelay relay) throws IOException {
        return new DocsServer(site, port, relay);
    }

    /** Returns its address. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                if (open.size() >= MAX_CONNECTIONS) {
                    client.close();
                } else {
                    open.add(client);
                    threads.execute(() -> serve(client));
                }
            } catch (IOException e) {
                // Accepting one connection failed, or the socket is closed.
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            HttpExchange exchange = HttpExchange.read(client);
            if (exchange != null) {
                if (answers.allows(exchange) && exchange.head().asksForWebSocket()) {
                    relay.relay(exchange, threads);
                } else {
                    answers.answer(exchange);
                }
            }
        } catch (IOException e) {
            // The browser went away, which browsers do.
        } finally {
            open.remove(client);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket client : open) {
            client.close();
        }
        threads.shutdownNow();
    }
}
