package dev.howl.client.runtime;

import dev.howl.runtime.ChannelSpec;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The immutable settings of a client. Each setter returns a new builder, so that one builder can be the template of
 * many clients and can be shared between threads.
 *
 * <pre>{@code
 * HowlClient howl = HowlClient.builder(URI.create("wss://howl.example.org/events"))
 *         .token(tokens::fresh)
 *         .onState(state -> log.info("connection: {}", state))
 *         .onGap(gap -> log.warn("lost events of {}: {}", gap.topic(), gap.reason()))
 *         .build(); // returns at once; connect() waits for the connection
 * }</pre>
 *
 * <p>Arguments must not be {@code null} and durations must be positive. The setters throw {@link NullPointerException}
 * or {@link IllegalArgumentException} otherwise.
 *
 * @param <C> type of the generated client
 */
public final class ClientBuilder<C> {
    final Options options;
    final Function<? super Connection, ? extends C> client;

    /**
     * Creates a builder with default settings. Called by generated code.
     *
     * @param uri {@code ws:} or {@code wss:} URI with the path of the channel
     * @param spec description of the channel
     * @param client wraps a connection in a generated client
     * @throws IllegalArgumentException if the URI has another scheme, no host, a fragment or user information, or no
     *     path although the address has parameters
     */
    public ClientBuilder(URI uri, ChannelSpec spec, Function<? super Connection, ? extends C> client) {
        this(
                new Options(HandshakeTemplate.requireAddress(Options.checked(uri), spec), spec),
                Objects.requireNonNull(client, "client"));
    }

    /**
     * Creates a builder that adds the channel's address to the URI of a server. Called by generated code.
     *
     * @param parameters the generated record of the handshake's values
     * @throws IllegalArgumentException as the other constructor, and if a value cannot stand in its place
     */
    public ClientBuilder(
            URI server, ChannelSpec spec, Object parameters, Function<? super Connection, ? extends C> client) {
        this(
                new Options(Options.checked(server), new HandshakeTemplate(spec, parameters), spec),
                Objects.requireNonNull(client, "client"));
    }

    private ClientBuilder(Options options, Function<? super Connection, ? extends C> client) {
        this.options = options;
        this.client = client;
    }

    /**
     * Sets further addresses of the same service. Each attempt uses the next address in turn, beginning with the
     * builder's own: reconnects, and the second connection that takes over when a server drains. Replaces addresses set
     * before. A builder that was made with the URI of a server takes those of other servers.
     *
     * @throws IllegalArgumentException if a URI is not acceptable, as in the constructor
     */
    public ClientBuilder<C> alternatives(List<URI> uris) {
        List<URI> all = options.withAlternatives(uris);
        return with(copy -> copy.uris = all);
    }

    /**
     * Sets the supplier of tokens. Default: none.
     *
     * <p>It is called on the executor before each attempt to connect. It may block, up to the connect time-out; if it
     * throws, the attempt fails; {@code null} means no token. If a token says when it expires and the contract can
     * refresh it, the supplier is called again before that, and the connection continues with the new token.
     *
     * <p>The token is sent in the contract's connect message or, if there is none, as {@code Authorization: Bearer} in
     * the handshake (RFC 6750, section 2.1). It is never logged.
     */
    public ClientBuilder<C> token(Supplier<? extends @Nullable String> supplier) {
        Objects.requireNonNull(supplier, "supplier");
        return with(copy -> copy.token = supplier);
    }

    /** Adds a header to the handshake, beside those of RFC 6455. Replaces an earlier header of the same name. */
    public ClientBuilder<C> header(String name, String value) {
        Map<String, String> headers = new LinkedHashMap<>(options.headers);
        headers.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
        return with(copy -> copy.headers = Map.copyOf(headers));
    }

    /**
     * Sets the name and version that the client gives in the connect message. Default: {@code howl-java} and the
     * version of this library.
     */
    public ClientBuilder<C> clientInfo(String name, String version) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
        return with(copy -> {
            copy.clientName = name;
            copy.clientVersion = version;
        });
    }

    /**
     * Sets the executor for listeners, the token supplier and the callbacks of futures. Calls to listeners that it
     * rejects, as a full pool does, wait until it accepts them. Default: shared daemon threads.
     */
    public ClientBuilder<C> executor(Executor executor) {
        Objects.requireNonNull(executor, "executor");
        return with(copy -> copy.executor = executor);
    }

    /**
     * Sets the HTTP client whose proxy, TLS settings and threads are used. Share one between clients. Default: one for
     * the whole process.
     */
    public ClientBuilder<C> httpClient(HttpClient httpClient) {
        Objects.requireNonNull(httpClient, "httpClient");
        return with(copy -> copy.httpClient = httpClient);
    }

    /** Sets the listener of the connection's states, called on the executor with each in order, Connecting first. */
    public ClientBuilder<C> onState(Consumer<? super ConnectionState> listener) {
        Objects.requireNonNull(listener, "listener");
        return with(copy -> copy.onState = listener);
    }

    /**
     * Sets the listener of lost events on any topic, called on the executor. Without it, and without {@link
     * Subscription#onGap}, the first gap of a subscription is logged.
     */
    public ClientBuilder<C> onGap(Consumer<? super Gap> listener) {
        Objects.requireNonNull(listener, "listener");
        return with(copy -> copy.onGap = listener);
    }

    /**
     * Sets the listener of frames that are not in the contract or do not match it, called on the executor. Without it
     * each kind is logged once.
     */
    public ClientBuilder<C> onUnknown(Consumer<? super UnknownFrame> listener) {
        Objects.requireNonNull(listener, "listener");
        return with(copy -> copy.onUnknown = listener);
    }

    /**
     * Sets the listener of the server's error messages that belong to no request, called on the executor. Without it
     * each code is logged once.
     */
    public ClientBuilder<C> onError(Consumer<? super ServerError> listener) {
        Objects.requireNonNull(listener, "listener");
        return with(copy -> copy.onError = listener);
    }

    /**
     * Sets the handler of what other listeners throw, called in the thread of the listener. Failures of listeners are
     * logged in any case.
     */
    public ClientBuilder<C> onListenerError(Consumer<? super Throwable> listener) {
        Objects.requireNonNull(listener, "listener");
        return with(copy -> copy.onListenerError = listener);
    }

    /** Sets the time limit of one attempt to connect, and of {@link #connect()} as a whole. Default: 10 s. */
    public ClientBuilder<C> connectTimeout(Duration timeout) {
        Duration usable = Options.positive("connectTimeout", timeout);
        return with(copy -> copy.connectTimeout = usable);
    }

    /**
     * Sets the time limit of a request: waiting for a connection, the answer and repetitions together. It is also how
     * long an old connection is kept for outstanding answers after the client has moved to another one. Default: 10 s.
     */
    public ClientBuilder<C> requestTimeout(Duration timeout) {
        Duration usable = Options.positive("requestTimeout", timeout);
        return with(copy -> copy.requestTimeout = usable);
    }

    /** Sets how long to wait for the server's Close before TCP is closed (RFC 6455, section 7.1.1). Default: 5 s. */
    public ClientBuilder<C> closeTimeout(Duration timeout) {
        Duration usable = Options.positive("closeTimeout", timeout);
        return with(copy -> copy.closeTimeout = usable);
    }

    /**
     * Sets the back-off between attempts to connect. The delay is uniform between zero and a bound (full jitter). The
     * client never gives up.
     *
     * @param base bound before the first attempt; it doubles with each further attempt. Default: 500 ms
     * @param cap maximum of the bound. Default: 30 s
     */
    public ClientBuilder<C> backoff(Duration base, Duration cap) {
        Duration first = Options.positive("base", base);
        Duration longest = Options.positive("cap", cap);
        if (longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("cap (" + longest + ") must not be less than base (" + first + ")");
        }
        return with(copy -> {
            copy.backoffBase = first;
            copy.backoffCap = longest;
        });
    }

    /**
     * Sets the maximum length of a message from the server, in UTF-16 code units, or in bytes if it is binary; a longer
     * message ends the connection. Default: 2<sup>23</sup>.
     */
    public ClientBuilder<C> maxFrameLength(int length) {
        Options.positive("maxFrameLength", length);
        return with(copy -> copy.maxFrameLength = length);
    }

    /** Sets how many messages may wait; further ones fail with {@link OverflowException}. Default: 1024. */
    public ClientBuilder<C> sendLimit(int messages) {
        Options.positive("sendLimit", messages);
        return with(copy -> copy.sendLimit = messages);
    }

    /**
     * Sets how many events may wait for each listener. If the buffer of a subscription is full, the subscription
     * requests the remaining events again once the listener has handled the waiting ones; if the contract has no
     * positions, they are lost and reported as a {@link Gap}. Default: 1024.
     */
    public ClientBuilder<C> eventBuffer(int events) {
        Options.positive("eventBuffer", events);
        return with(copy -> copy.eventBuffer = events);
    }

    /**
     * Sets the clock that a date in {@code Retry-After} and the expiry of tokens are compared with. Default: the
     * system's.
     */
    public ClientBuilder<C> clock(Clock clock) {
        Objects.requireNonNull(clock, "clock");
        return with(copy -> copy.clock = clock);
    }

    ClientBuilder<C> transport(Transport transport) {
        return with(copy -> copy.transport = transport);
    }

    ClientBuilder<C> scheduler(Scheduler scheduler) {
        return with(copy -> copy.scheduler = scheduler);
    }

    ClientBuilder<C> random(RandomGenerator random) {
        return with(copy -> copy.random = random);
    }

    /**
     * Creates a client, which starts to connect in the background and continues to try until it is closed. Does not
     * block.
     */
    public C build() {
        Connection connection = new Connection(options);
        C built = client.apply(connection);
        connection.start();
        return built;
    }

    /**
     * Creates a client and waits until it is connected, retrying after failures. Blocks for at most the connect
     * time-out.
     *
     * @throws ConnectFailedException if there was no connection in time, or the thread was interrupted; the client is
     *     then closed
     */
    public C connect() {
        Connection connection = new Connection(options);
        C built = client.apply(connection);
        connection.start();
        connection.awaitConnected();
        return built;
    }

    private ClientBuilder<C> with(Consumer<Options> change) {
        Options copy = options.copy();
        change.accept(copy);
        return new ClientBuilder<>(copy, client);
    }
}
