package dev.howl.client.runtime;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The settings of a client of an HTTP API. Changed only by the builder, on a copy, before requests use them. */
final class HttpOptions implements Cloneable {
    final URI base;
    Map<String, String> headers = Map.of();
    Duration requestTimeout = Duration.ofSeconds(10);
    int maxResponseLength = 1 << 23;

    @Nullable
    Supplier<? extends @Nullable String> token;

    @Nullable
    Executor executor;

    @Nullable
    HttpClient httpClient;

    /** @param base as {@link HttpAddress} returns it */
    HttpOptions(URI base) {
        this.base = base;
    }

    /** Returns the settings that a client of WebSockets and one of the same server's HTTP API have in common. */
    static HttpOptions of(Options client) {
        HttpOptions options = new HttpOptions(HttpAddress.besides(client.uris.get(0), client.spec));
        options.headers = client.headers;
        options.token = client.token;
        options.executor = client.executor;
        options.httpClient = client.httpClient;
        options.requestTimeout = client.requestTimeout;
        options.maxResponseLength = client.maxFrameLength;
        return options;
    }

    HttpOptions copy() {
        try {
            return (HttpOptions) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    void addHeader(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(name, value);
        headers = Map.copyOf(all);
    }
}
