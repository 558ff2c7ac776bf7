package dev.howl.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A WebSocket client that knows JSON but no contract. It queues the messages that it receives; a test takes the
 * expected ones in any order. Every method that waits gives up after 30 s with an {@link AssertionError} that lists the
 * messages in the queue. Thread-safe.
 *
 * <pre>{@code
 * try (RawClient client = RawClient.connect(recorder.uri("/events"))) {
 *     client.send("{\"type\":\"ping\"}");
 *     client.await("pong");
 * }
 * }</pre>
 */
public final class RawClient implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private static final JsonMapper JSON = new JsonMapper();

    private final ReceivedMessages inbox;
    private final WebSocket socket;
    /** The last send; the JDK's client allows one at a time. Guarded by {@code this}. */
    private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);

    /**
     * The end of a connection.
     *
     * @param code the status code of the server's Close; 1006 if the connection ended without one
     * @param reason the reason of the Close, or the failure of the connection
     */
    public record Closed(int code, String reason) {}

    private RawClient(ReceivedMessages inbox, WebSocket socket) {
        this.inbox = inbox;
        this.socket = socket;
    }

    /**
     * Connects and waits for the handshake.
     *
     * @param headers additional request headers: name, value, name, value …
     * @throws IOException if the connection fails; a {@link java.net.http.WebSocketHandshakeException} with the
     *     response if the server refuses the handshake
     */
    public static RawClient connect(URI uri, String... headers) throws IOException {
        return connect(HTTP, uri, headers);
    }

    /** Connects over TLS with the trust and key managers of a context. */
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

    /** Sends a text message and waits until it has been written. */
    public void send(String text) {
        join(enqueue(() -> socket.sendText(text, true)));
    }

    /** Sends a binary message and waits until it has been written. The bytes are copied. */
    public void sendBytes(byte[] content) {
        ByteBuffer copy = ByteBuffer.wrap(content.clone());
        join(enqueue(() -> socket.sendBinary(copy, true)));
    }

    /** Sends a value (a tree, a map, a record) as JSON and waits until it has been written. */
    public void sendJson(Object value) {
        send(JSON.writeValueAsString(value));
    }

    /** Waits for a message with this value of the property {@code type}, and takes the oldest one. */
    public JsonNode await(String type) {
        return awaitFrame(frame -> frame.path("type").asString("").equals(type), "of type '" + type + "'");
    }

    /** Waits for a JSON message for which the predicate holds, and takes the oldest one. */
    public JsonNode awaitFrame(Predicate<JsonNode> predicate) {
        return awaitFrame(predicate, "that fits the predicate");
    }

    /** Waits for any text message, and takes the oldest one. */
    public String nextText() {
        return inbox.take(RawMessage.Text.class::isInstance, TIMEOUT, "of text").toString();
    }

    /** Waits for a text or binary message for which the predicate holds, and takes the oldest one. */
    public RawMessage awaitMessage(Predicate<RawMessage> predicate) {
        return inbox.take(predicate, TIMEOUT, "that fits the predicate");
    }

    /** Returns a future that completes when the connection has ended, never exceptionally. */
    public CompletableFuture<Closed> closed() {
        return inbox.closed().copy();
    }

    /** Waits for the end of the connection. */
    public Closed awaitClosed() {
        return join(inbox.closed());
    }

    /** Sends a Close with this status code; {@link #closed} completes when the server has answered. */
    public void close(int code) {
        join(socket.sendClose(code, ""));
    }

    /** Aborts the connection without a Close frame, if it is still open. */
    @Override
    public void close() {
        socket.abort();
    }

    private JsonNode awaitFrame(Predicate<JsonNode> predicate, String what) {
        RawMessage found = inbox.take(
                message -> ReceivedMessages.json(message).filter(predicate).isPresent(), TIMEOUT, what);
        return ReceivedMessages.json(found).orElseThrow();
    }

    private synchronized CompletableFuture<?> enqueue(Supplier<CompletableFuture<WebSocket>> send) {
        sent = sent.handle((before, failure) -> null).thenCompose(nothing -> send.get());
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
