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
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The settings of a client. Changed by the builder alone, on a copy; nothing changes them after that. */
final class Options implements Cloneable {
    final ChannelSpec spec;
    List<URI> uris;
    Map<String, String> headers = Map.of();

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

    Options copy() {
        try {
            return (Options) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    Executor callbackExecutor() {
        return executor == null ? SharedResources.callbacks() : executor;
    }

    Scheduler loopScheduler() {
        return scheduler == null ? SharedResources.scheduler() : scheduler;
    }

    Transport linkTransport() {
        if (transport != null) {
            return transport;
        }
        return new JdkTransport(httpClient == null ? SharedResources.httpClient() : httpClient, maxFrameLength);
    }

    Backoff backoff() {
        return new Backoff(backoffBase, backoffCap, randomness());
    }

    RandomGenerator randomness() {
        return random == null ? new SplittableRandom() : random;
    }

    /** For people. */
    String addresses() {
        return uris.stream().map(Options::forPeople).collect(Collectors.joining(", "));
    }

    /** Without its query, which may hold a token. */
    static String forPeople(URI uri) {
        String text = uri.toString();
        int query = text.indexOf('?');
        return query < 0 ? text : text.substring(0, query);
    }

    private static String implementationVersion() {
        String version = Options.class.getPackage().getImplementationVersion();
        return version == null ? "unreleased" : version;
    }
}
