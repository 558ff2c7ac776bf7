package dev.howl.testservices;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A stub of the status dashboard's HTTP server, in the JVM of the test, with configurable replies. Thread-safe. */
public final class StubDashboard implements AutoCloseable {
    private static final String PATH = "/api/v1/incidents";
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger notModified = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "stub-dashboard");
        thread.setDaemon(true);
        return thread;
    });
    private final int port;
    private volatile Reply reply = json("[]");
    private HttpServer server;

    /** A way to reply to a request. */
    public interface Reply {
        /**
         * Sends the reply. The exchange is closed afterwards.
         *
         * @throws IOException to cut the connection
         */
        void to(HttpExchange exchange) throws IOException;
    }

    private StubDashboard() {
        server = listen(0);
        port = server.getAddress().getPort();
    }

    /** Starts a dashboard without incidents. */
    public static StubDashboard start() {
        return new StubDashboard();
    }

    /** Returns the URL of the incidents. */
    public URI link() {
        return URI.create("http://127.0.0.1:" + port + PATH);
    }

    /** Returns the setting of the server under test that points to this dashboard, as {@code name=value}. */
    public String setting() {
        return "howl.incidents.api-link=" + link();
    }

    /** Sets the incidents that later requests return, each a JSON object. */
    public void show(String... incidents) {
        answer(json("[" + String.join(",", incidents) + "]"));
    }

    /** Sets the reply to later requests. */
    public void answer(Reply to) {
        reply = to;
    }

    /** Returns the number of requests so far. */
    public int requests() {
        return requests.get();
    }

    /** Returns the number of 304 responses so far. */
    public int notModified() {
        return notModified.get();
    }

    /**
     * Waits until the given number of further requests has arrived.
     *
     * @throws AssertionError if that takes longer than 20 seconds
     */
    public void awaitRequests(int more) throws InterruptedException {
        int until = requests.get() + more;
        long end = System.nanoTime() + LIMIT.toNanos();
        while (requests.get() < until) {
            if (System.nanoTime() > end) {
                throw new AssertionError("only " + requests.get() + " of " + until + " requests within " + LIMIT);
            }
            if (closed.await(5, TimeUnit.MILLISECONDS)) {
                throw new AssertionError("closed");
            }
        }
    }

    /** Stops listening, so that connections are refused. */
    public synchronized void stop() {
        server.stop(0);
    }

    /** Listens again on the same port. */
    public synchronized void restart() {
        server = listen(port);
    }

    @Override
    public void close() {
        closed.countDown();
        stop();
        threads.shutdownNow();
    }

    /** Returns a reply with status 200 and a JSON body. */
    public Reply json(String text) {
        return exchange -> send(exchange, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns a reply like {@link #json} with an {@code ETag}; it is 304 if the request has the same tag. */
    public Reply tagged(String text) {
        String tag = '"' + Integer.toHexString(text.hashCode()) + '"';
        return exchange -> {
            exchange.getResponseHeaders().set("ETag", tag);
            if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                notModified.incrementAndGet();
                exchange.sendResponseHeaders(304, -1);
            } else {
                send(exchange, text.getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    /** Returns a reply with an additional header. */
    public Reply withHeader(String name, String value, Reply then) {
        return exchange -> {
            exchange.getResponseHeaders().set(name, value);
            then.to(exchange);
        };
    }

    /**
     * Returns a redirect (308) to another path.
     *
     * @param location the location, below the path of {@link #link()}
     * @param there the reply at the new location
     */
    public Reply redirect(String location, Reply there) {
        return exchange -> {
            if (location.endsWith(exchange.getRequestURI().getPath())) {
                there.to(exchange);
            } else {
                exchange.getResponseHeaders().set("Location", location);
                exchange.sendResponseHeaders(308, -1);
            }
        };
    }

    /** Returns a reply with a status and an HTML body; 304 has no body. */
    public Reply status(int status) {
        byte[] body = "<html><body>Oh no</body></html>".getBytes(StandardCharsets.UTF_8);
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(status, status == 304 ? -1 : body.length);
            if (status != 304) {
                write(exchange, body);
            }
        };
    }

    /** Returns a reply that never comes: the request is read and not answered. */
    public Reply noReply() {
        return exchange -> await(Duration.ofMinutes(10));
    }

    /** Returns a truncated reply: the connection ends before {@code Content-Length} bytes have been sent. */
    public Reply cutOff(String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        return exchange -> {
            exchange.sendResponseHeaders(200, body.length + 100);
            exchange.getResponseBody().write(body);
            exchange.getResponseBody().flush();
            throw new IOException("reply truncated on purpose");
        };
    }

    /** Returns a reply with an empty JSON array that contains at least the given number of spaces. */
    public Reply large(int bytes) {
        byte[] spaces = new byte[64 * 1024];
        Arrays.fill(spaces, (byte) ' ');
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write('[');
                for (int sent = 0; sent < bytes; sent += spaces.length) {
                    out.write(spaces);
                }
                out.write(']');
            }
        };
    }

    /** Returns a reply that sends one byte per interval and never ends. */
    public Reply endless(Duration pause) {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write('[');
                while (!await(pause)) {
                    out.write(' ');
                    out.flush();
                }
            }
        };
    }

    private boolean await(Duration time) {
        try {
            return closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static void send(HttpExchange exchange, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        write(exchange, body);
    }

    private static void write(HttpExchange exchange, byte[] body) throws IOException {
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private HttpServer listen(int wanted) {
        try {
            HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 0);
            made.setExecutor(threads);
            made.createContext(PATH, this::handle);
            made.start();
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends the current reply. If it throws, the HTTP server closes the connection. */
    private void handle(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        reply.to(exchange);
        exchange.close();
    }

    /**
     * Returns an incident as a JSON object in the format of the dashboard.
     *
     * @param updates the texts of its updates, one minute apart
     */
    public static String incident(long id, String text, int impact, String... updates) {
        List<String> written = new ArrayList<>();
        for (int i = 0; i < updates.length; i++) {
            written.add(String.format(
                    "{\"text\": \"%s\", \"status\": \"fixing\", \"timestamp\": \"2026-03-14 06:%02d\"}",
                    updates[i], i));
        }
        return String.format(
                "{\"id\": %d, \"text\": \"%s\", \"impact\": %d, \"start_date\": \"2026-03-14 06:00\","
                        + " \"end_date\": null, \"system\": false, \"components\": [], \"updates\": [%s]}",
                id, text, impact, String.join(",", written));
    }
}
