package dev.howl.client.runtime;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The immutable settings of a client of a server's HTTP API. Each setter returns a new builder, so that one builder can
 * be the template of many clients and can be shared between threads.
 *
 * <p>Arguments must not be {@code null} and durations must be positive. The setters throw {@link NullPointerException}
 * or {@link IllegalArgumentException} otherwise.
 *
 * @param <C> type of the client
 */
public final class HttpApiBuilder<C> {
    private final HttpOptions options;
    private final Function<? super HttpApi, ? extends C> client;

    /**
     * Creates a builder with default settings. Called by SDKs.
     *
     * @param server {@code http:} or {@code https:} URI of the server, with the path prefix below which a proxy serves it;
     *     a query is ignored
     * @param client wraps the requests in a typed client
     * @throws IllegalArgumentException if the URI has another scheme, no host, or user information
     */
    public HttpApiBuilder(URI server, Function<? super HttpApi, ? extends C> client) {
        this(new HttpOptions(HttpAddress.checked(server)), Objects.requireNonNull(client, "client"));
    }

    /**
     * Creates a builder for the server of a WebSocket client. Token, headers, executor, HTTP client and request time-out
     * are those of the client, and so is the longest message. The address is the client's own, without the path of the
     * channel; alternatives are not used. Called by SDKs.
     *
     * @param settings settings of the WebSocket client
     * @param client wraps the requests in a typed client
     */
    public HttpApiBuilder(ClientBuilder<?> settings, Function<? super HttpApi, ? extends C> client) {
        this(HttpOptions.of(settings.options), Objects.requireNonNull(client, "client"));
    }

    private HttpApiBuilder(HttpOptions options, Function<? super HttpApi, ? extends C> client) {
        this.options = options;
        this.client = client;
    }

    /**
     * Sets the supplier of tokens. Default: none.
     *
     * <p>It is called on the executor before each request and may block, up to the request time-out; if it throws, the
     * request fails; {@code null} means no token. The token is sent as {@code Authorization: Bearer} (RFC 6750, section
     * 2.1) and is never logged.
     */
    public HttpApiBuilder<C> token(Supplier<? extends @Nullable String> supplier) {
        Objects.requireNonNull(supplier, "supplier");
        return with(copy -> copy.token = supplier);
    }

    /** Adds a header to each request. Replaces an earlier header of the same name. */
    public HttpApiBuilder<C> header(String name, String value) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
        return with(copy -> copy.addHeader(name, value));
    }

    /** Sets the executor for the token supplier and the callbacks of futures. Default: shared daemon threads. */
    public HttpApiBuilder<C> executor(Executor executor) {
        Objects.requireNonNull(executor, "executor");
        return with(copy -> copy.executor = executor);
    }

    /**
     * Sets the HTTP client whose proxy, TLS settings, connect time-out and threads are used. Share one between clients.
     * Default: one for the whole process, shared with WebSocket clients.
     */
    public HttpApiBuilder<C> httpClient(HttpClient httpClient) {
        Objects.requireNonNull(httpClient, "httpClient");
        return with(copy -> copy.httpClient = httpClient);
    }

    /** Sets the time limit of a request: token, connection and the whole response together. Default: 10 s. */
    public HttpApiBuilder<C> requestTimeout(Duration timeout) {
        Duration usable = Options.positive("requestTimeout", timeout);
        return with(copy -> copy.requestTimeout = usable);
    }

    /**
     * Sets the maximum length of a response's body in bytes. A longer one is not read to its end, and the request fails
     * with {@link UnexpectedReplyException}. Default: 2<sup>23</sup>.
     */
    public HttpApiBuilder<C> maxResponseLength(int bytes) {
        Options.positive("maxResponseLength", bytes);
        return with(copy -> copy.maxResponseLength = bytes);
    }

    /** Creates a client. Does not block, and sends nothing. */
    public C build() {
        return client.apply(new HttpApi(options));
    }

    private HttpApiBuilder<C> with(Consumer<HttpOptions> change) {
        HttpOptions copy = options.copy();
        change.accept(copy);
        return new HttpApiBuilder<>(copy, client);
    }
}
