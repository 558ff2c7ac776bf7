package dev.howl.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A WebSocket client that knows JSON and nothing of any contract. What it receives waits in an inbox, from which a test
 * takes what it expects, in any order; each wait ends after 30 s with an {@link AssertionError} that says what was there
 * instead. Safe for use by several threads.
 */
public final class RawClient implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private static final JsonMapper JSON = new JsonMapper();

    private final ReceivedMessages inbox;
    private final WebSocket socket;
    /** Guarded by this: the last send, because there may be one at a time. */
    private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);

    /**
     * How a connection ended.
     *
     * @param code 1006 where it ended without a Close
     */
    public record Closed(int code, String reason) {}

    private RawClient(ReceivedMessages inbox, WebSocket socket) {
        this.inbox = inbox;
        this.socket = socket;
    }

    /**
     * Connects.
     *
     * @param headers name, value, name, value …
     * @throws IOException where that fails; a {@link java.net.http.WebSocketHandshakeException} with the response where
     *     the server refused
     */
    public static RawClient connect(URI uri, String... headers) throws IOException {
        return connect(HTTP, uri, headers);
    }

    /** Connects with TLS, trusting whom the context trusts. */
    public static RawClient connect(URI uri, SSLContext tls, String... headers) throws IOException {
        HttpClient http =
                HttpClient.newBuilder().connectTimeout(TIMEOUT).sslContext(tls).build();
        return connect(http, uri, headers);
    }

    private static RawClient connect(HttpClient http, URI uri, String... headers) throws IOException {
        ReceivedMessages inbox = new ReceivedMessages();
        WebSocket.Builder builder = http.newWebSocketBuilder().connectTimeout(TIMEOUT);
        for (int i = 0; i + 1 < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        try {
            return new RawClient(inbox, builder.buildAsync(uri, inbox).join());
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IOException("cannot connect to " + uri, e);
        }
    }

    /** Sends a text message and returns when it has been written. */
    public void send(String text) {
        join(enqueue(text));
    }

    /** Sends the JSON of a value: a tree, a map, a record. */
    public void sendJson(Object value) {
        send(JSON.writeValueAsString(value));
    }

    /** Takes the oldest frame whose property {@code type} has this value, waiting for it. */
    public JsonNode await(String type) {
        return awaitFrame(frame -> frame.path("type").asString("").equals(type), "of type '" + type + "'");
    }

    /** Takes the oldest frame that is JSON and for which the predicate holds, waiting for it. */
    public JsonNode awaitFrame(Predicate<JsonNode> predicate) {
        return awaitFrame(predicate, "that was waited for");
    }

    /** Takes the oldest frame, whatever it holds, waiting for one. */
    public String nextText() {
        return inbox.take(text -> true, TIMEOUT, "at all");
    }

    /** Completes when the connection has ended; never exceptionally. */
    public CompletableFuture<Closed> closed() {
        return inbox.closed().copy();
    }

    /** Waits for the connection's end. */
    public Closed awaitClosed() {
        return join(inbox.closed());
    }

    /** Sends a Close with this status; {@link #closed} completes when the server has answered. */
    public void close(int code) {
        join(socket.sendClose(code, ""));
    }

    /** Ends the connection without a Close, if it is still open. */
    @Override
    public void close() {
        socket.abort();
    }

    private JsonNode awaitFrame(Predicate<JsonNode> predicate, String what) {
        return JSON.readTree(
                inbox.take(text -> ReceivedMessages.json(text).filter(predicate).isPresent(), TIMEOUT, what));
    }

    private synchronized CompletableFuture<?> enqueue(String text) {
        sent = sent.handle((before, failure) -> null).thenCompose(nothing -> socket.sendText(text, true));
        return sent;
    }

    private static <T> T join(CompletableFuture<T> future) {
        try {
            return future.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("the connection failed: " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("nothing happened within " + TIMEOUT, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
