package dev.howl.client.runtime;

import dev.howl.runtime.ChannelSpec;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The settings of a client. Changed only by the builder, on a copy, before a connection uses them. */
final class Options implements Cloneable {
    private static final Duration MAX_DURATION = Duration.ofDays(366);

    final ChannelSpec spec;
    List<URI> uris;
    Map<String, String> headers = Map.of();
    UnaryOperator<URI> address = UnaryOperator.identity();

    @Nullable
    Supplier<? extends @Nullable String> token;

    String clientName = "howl-java";
    String clientVersion = implementationVersion();
    Duration connectTimeout = Duration.ofSeconds(10);
    Duration requestTimeout = Duration.ofSeconds(10);
    Duration closeTimeout = Duration.ofSeconds(5);
    Duration backoffBase = Duration.ofMillis(500);
    Duration backoffCap = Duration.ofSeconds(30);
    int maxFrameLength = 1 << 23;
    int sendLimit = 1024;
    int eventBuffer = 1024;

    @Nullable
    Executor executor;

    @Nullable
    HttpClient httpClient;

    @Nullable
    Transport transport;

    @Nullable
    Scheduler scheduler;

    @Nullable
    RandomGenerator random;

    Clock clock = Clock.systemUTC();

    @Nullable
    Consumer<? super ConnectionState> onState;

    @Nullable
    Consumer<? super Gap> onGap;

    @Nullable
    Consumer<? super UnknownFrame> onUnknown;

    @Nullable
    Consumer<? super ServerError> onError;

    @Nullable
    Consumer<? super Throwable> onListenerError;

    Options(URI uri, ChannelSpec spec) {
        this.uris = List.of(uri);
        this.spec = spec;
    }

    /** @param template fills the parameters of the handshake in */
    Options(URI server, HandshakeTemplate template, ChannelSpec spec) {
        this(template.on(server), spec);
        this.address = template::on;
        this.headers = template.headers();
    }

    /** Returns the first address and these others. */
    List<URI> withAlternatives(List<URI> others) {
        return Stream.concat(
                        Stream.of(uris.get(0)),
                        others.stream().map(Options::checked).map(address))
                .toList();
    }

    Options copy() {
        try {
            return (Options) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    Backoff backoff() {
        return new Backoff(backoffBase, backoffCap, randomness());
    }

    RandomGenerator randomness() {
        return random == null ? new SplittableRandom() : random;
    }

    /** Returns the addresses for messages. */
    String addresses() {
        return uris.stream().map(Options::withoutQuery).collect(Collectors.joining(", "));
    }

    /** Returns a URI for messages, without its query, which may contain a token. */
    static String withoutQuery(URI uri) {
        String text = uri.toString();
        int query = text.indexOf('?');
        return query < 0 ? text : text.substring(0, query);
    }

    /**
     * Returns the URI.
     *
     * @throws IllegalArgumentException if a client cannot connect to it
     */
    static URI checked(URI uri) {
        String scheme = uri.getScheme();
        if (!"ws".equalsIgnoreCase(scheme) && !"wss".equalsIgnoreCase(scheme)) {
            String shown = uri.getUserInfo() == null ? withoutQuery(uri) : "of " + uri.getHost();
            throw new IllegalArgumentException("the URI " + shown + " must start with ws: or wss:");
        }
        if (uri.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "the URI must not have user information before the host; give the token to token() instead");
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("the URI " + withoutQuery(uri) + " must have a host");
        }
        if (uri.getFragment() != null) {
            throw new IllegalArgumentException("the URI of '" + uri.getHost()
                    + "' must not have a fragment, which WebSockets do not have (RFC 6455, section 3); remove the part"
                    + " after #");
        }
        return uri;
    }

    /**
     * Returns the duration, capped so that it fits into a {@code long} of nanoseconds.
     *
     * @throws IllegalArgumentException if it is zero or negative
     */
    static Duration positive(String name, Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(name + " must be positive, but is " + value);
        }
        return value.compareTo(MAX_DURATION) < 0 ? value : MAX_DURATION;
    }

    /** @throws IllegalArgumentException if the value is zero or negative */
    static void positive(String name, int value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be positive, but is " + value);
        }
    }

    private static String implementationVersion() {
        String version = Options.class.getPackage().getImplementationVersion();
        return version == null ? "unreleased" : version;
    }
}
