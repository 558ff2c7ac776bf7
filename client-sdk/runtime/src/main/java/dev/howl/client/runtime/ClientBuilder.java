package dev.howl.client.runtime;

import dev.howl.runtime.ChannelSpec;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
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
 * Settings of a client. Immutable: each method returns a new builder, so that one can serve as a template for many
 * clients, by several threads.
 *
 * @param <C> the generated client
 */
public final class ClientBuilder<C> {
    private static final Duration FOREVER = Duration.ofDays(366);

    private final Options options;
    private final Function<? super Connection, ? extends C> client;

    /**
     * Called by generated code.
     *
     * @param uri {@code ws:} or {@code wss:}, with the channel's path
     * @param spec the channel
     * @param client wraps a connection
     * @throws IllegalArgumentException where the URI cannot be connected to
     */
    public ClientBuilder(URI uri, ChannelSpec spec, Function<? super Connection, ? extends C> client) {
        this(new Options(checked(uri), Objects.requireNonNull(spec, "spec")), Objects.requireNonNull(client, "client"));
    }

    private ClientBuilder(Options options, Function<? super Connection, ? extends C> client) {
        this.options = options;
        this.client = client;
    }

    /**
     * Other addresses of the same service, beside the one that the builder began with. Each try takes the next one in
     * turn, the builder's own first: a reconnect, and the connection that takes over from one whose server is about to
     * stop. Replaces those given earlier.
     *
     * @throws IllegalArgumentException where one cannot be connected to
     */
    public ClientBuilder<C> alternatives(List<URI> uris) {
        List<URI> all = new ArrayList<>(List.of(options.uris.get(0)));
        uris.forEach(uri -> all.add(checked(uri)));
        return with(copy -> copy.uris = List.copyOf(all));
    }

    /**
     * Where tokens come from. Asked on the executor before each try, so that a fresh one is had after the old one
     * expired; may block, for the connect time-out at most; what it throws fails the try. {@code null} stands for no
     * token. Where a token says when it expires and the contract can refresh it, it is asked again before that, and a
     * connection goes on with what it then gives. A token travels in the contract's connect message, or as
     * {@code Authorization: Bearer} where there is none, and is never logged.
     */
    public ClientBuilder<C> token(Supplier<? extends @Nullable String> supplier) {
        Objects.requireNonNull(supplier, "supplier");
        return with(copy -> copy.token = supplier);
    }

    /** A header of the handshake, beside those of the protocol. Replaces an earlier one of the name. */
    public ClientBuilder<C> header(String name, String value) {
        Map<String, String> headers = new LinkedHashMap<>(options.headers);
        headers.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
        return with(copy -> copy.headers = Map.copyOf(headers));
    }

    /** What the client calls itself in the connect message. Default: {@code howl-java} and its version. */
    public ClientBuilder<C> clientInfo(String name, String version) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
        return with(copy -> {
            copy.clientName = name;
            copy.clientVersion = version;
        });
    }

    /**
     * What runs listeners, the token supplier and what is chained to futures. Calls to listeners that it rejects, as a
     * pool does whose queue is full, wait until it has room. Default: shared daemon threads.
     */
    public ClientBuilder<C> executor(Executor executor) {
        Objects.requireNonNull(executor, "executor");
        return with(copy -> copy.executor = executor);
    }

    /** The HTTP client whose proxy, TLS and threads are used. Share one among all clients. Default: a shared one. */
    public ClientBuilder<C> httpClient(HttpClient httpClient) {
        Objects.requireNonNull(httpClient, "httpClient");
        return with(copy -> copy.httpClient = httpClient);
    }

    /** Told of every state, in order, {@code Connecting} first. */
    public ClientBuilder<C> onState(Consumer<? super ConnectionState> listener) {
        Objects.requireNonNull(listener, "listener");
        return with(copy -> copy.onState = listener);
    }

    /** Told of lost events of every topic. Without it, and without one of the subscription, gaps are logged once. */
    public ClientBuilder<C> onGap(Consumer<? super Gap> listener) {
        Objects.requireNonNull(listener, "listener");
        return with(copy -> copy.onGap = listener);
    }

    /** Told of frames that are not in the contract or do not fit it. Without it each kind is logged once. */
    public ClientBuilder<C> onUnknown(Consumer<? super UnknownFrame> listener) {
        Objects.requireNonNull(listener, "listener");
        return with(copy -> copy.onUnknown = listener);
    }

    /** Told of errors of the server that belong to no request. Without it each code is logged once. */
    public ClientBuilder<C> onError(Consumer<? super ServerError> listener) {
        Objects.requireNonNull(listener, "listener");
        return with(copy -> copy.onError = listener);
    }

    /** Told of what listeners throw, in the thread of the listener. It is logged in any case. */
    public ClientBuilder<C> onListenerError(Consumer<? super Throwable> listener) {
        Objects.requireNonNull(listener, "listener");
        return with(copy -> copy.onListenerError = listener);
    }

    /** How long one try, and {@link #connect()} as a whole, may take. Default: 10 s. */
    public ClientBuilder<C> connectTimeout(Duration timeout) {
        Duration usable = positive("connectTimeout", timeout);
        return with(copy -> copy.connectTimeout = usable);
    }

    /**
     * How long a request waits for a connection and its answer together, and how long a connection that was moved from
     * is kept for answers. Default: 10 s.
     */
    public ClientBuilder<C> requestTimeout(Duration timeout) {
        Duration usable = positive("requestTimeout", timeout);
        return with(copy -> copy.requestTimeout = usable);
    }

    /** How long a close waits for the server's Close before TCP is cut. Default: 5 s. */
    public ClientBuilder<C> closeTimeout(Duration timeout) {
        Duration usable = positive("closeTimeout", timeout);
        return with(copy -> copy.closeTimeout = usable);
    }

    /**
     * The wait before a reconnect is uniform between nothing and a bound. It never gives up.
     *
     * @param base the bound before the first try; it doubles with each. Default: 500 ms
     * @param cap the bound never exceeds this. Default: 30 s
     */
    public ClientBuilder<C> backoff(Duration base, Duration cap) {
        Duration first = positive("base", base);
        Duration longest = positive("cap", cap);
        if (longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("cap is less than base");
        }
        return with(copy -> {
            copy.backoffBase = first;
            copy.backoffCap = longest;
        });
    }

    /** The longest message taken from the server, in characters; a longer one ends the connection. Default: 2^23. */
    public ClientBuilder<C> maxFrameLength(int characters) {
        positive("maxFrameLength", characters);
        return with(copy -> copy.maxFrameLength = characters);
    }

    /**
     * How many messages may wait to be sent or answered; one more fails with {@link OverflowException}. Default: 1024.
     */
    public ClientBuilder<C> sendLimit(int messages) {
        positive("sendLimit", messages);
        return with(copy -> copy.sendLimit = messages);
    }

    /**
     * How many events may wait for each listener. A subscription whose buffer is full asks for the rest again once it
     * is worked off; where the contract has no positions, the rest is lost and a {@link Gap} says so. Default: 1024.
     */
    public ClientBuilder<C> eventBuffer(int events) {
        positive("eventBuffer", events);
        return with(copy -> copy.eventBuffer = events);
    }

    /** What a date in {@code Retry-After} is compared with. Default: the system's clock. */
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

    /** A client that begins to connect and goes on trying until it is closed. Returns at once. */
    public C build() {
        Connection connection = new Connection(options);
        C built = client.apply(connection);
        connection.start();
        return built;
    }

    /**
     * A client that is connected. Waits for at most the connect time-out, in which it tries again after failures.
     *
     * @throws ConnectFailedException where it could not connect; nothing goes on in the background then
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

    private static URI checked(URI uri) {
        String scheme = uri.getScheme();
        if (!"ws".equalsIgnoreCase(scheme) && !"wss".equalsIgnoreCase(scheme)) {
            throw new IllegalArgumentException("not a ws: or wss: URI: " + Options.forPeople(uri));
        }
        if (uri.getHost() == null || uri.getFragment() != null || uri.getUserInfo() != null) {
            throw new IllegalArgumentException("the URI needs a host and has neither fragment nor user");
        }
        return uri;
    }

    /** What is longer than anybody waits is as good as for ever, and can be counted in nanoseconds. */
    private static Duration positive(String name, Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(name + " must be positive");
        }
        return value.compareTo(FOREVER) < 0 ? value : FOREVER;
    }

    private static void positive(String name, int value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be positive");
        }
    }
}
