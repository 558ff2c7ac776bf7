package dev.howl.server.jwt;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import io.netty.channel.ChannelOption;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientRequest;
import reactor.netty.http.client.HttpClientResponse;

/**
 * The signing keys of an issuer, fetched from its JWK Set (RFC 7517) when a token needs one.
 *
 * <p>Keys are used for five minutes before they are fetched again. An unknown key triggers a fetch, at most one every
 * ten seconds however many tokens clients send. While the issuer cannot be reached, known keys are used for up to an
 * hour, and tokens signed with one of them are verified without waiting for the issuer. Redirects within the host of the
 * set are followed.
 *
 * <p>Safe for use by several threads.
 */
public final class JwkSetCache {
    private static final Logger LOG = LoggerFactory.getLogger(JwkSetCache.class);
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int MAX_REDIRECTS = 5;
    private static final int MAX_BYTES = 256 * 1024;
    private static final int CONNECT_MILLIS = 2_000;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final long FRESH_NANOS = Duration.ofMinutes(5).toNanos();
    private static final long KEPT_NANOS = Duration.ofHours(1).toNanos();
    private static final long MIN_FETCH_INTERVAL_NANOS = Duration.ofSeconds(10).toNanos();
    private static final long RETRY_INTERVAL_NANOS = Duration.ofSeconds(1).toNanos();

    private final URI uri;
    private final LongSupplier nanos;
    private final WebClient http;
    /** The fetch in progress. Guarded by this, like the fields below. */
    private @Nullable Mono<JWKSet> running;

    private @Nullable Fetched known;
    private @Nullable Long failedAt;

    private record Fetched(JWKSet keys, long at) {}

    /**
     * Creates the key source. Nothing is fetched before the first token.
     *
     * @param uri the JWK Set, http or https
     * @param nanos a monotonic clock, as {@link System#nanoTime()}
     */
    public JwkSetCache(URI uri, LongSupplier nanos) {
        this.uri = uri;
        this.nanos = nanos;
        // A new connection each time: fetches are minutes apart, so a pooled one would have been closed.
        HttpClient client = HttpClient.newConnection()
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .followRedirect(this::isRedirect)
                .responseTimeout(TIMEOUT);
        this.http = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(client))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MAX_BYTES))
                .build();
    }

    /** Returns the keys that may have signed a token; fails with {@code unavailable} if they cannot be fetched. */
    Mono<List<JWK>> matching(JWSHeader header) {
        if (!ALGORITHMS.contains(header.getAlgorithm())) {
            return Mono.just(List.of());
        }
        JWKSelector selector = new JWKSelector(JWKMatcher.forJWSHeader(header));
        return Mono.defer(() -> keys(selector)).map(selector::select);
    }

    private synchronized Mono<JWKSet> keys(JWKSelector selector) {
        long now = nanos.getAsLong();
        Fetched cached = known;
        if (cached != null && now - cached.at < FRESH_NANOS) {
            boolean fetchedRecently = now - cached.at < MIN_FETCH_INTERVAL_NANOS;
            if (fetchedRecently || !selector.select(cached.keys).isEmpty()) {
                return Mono.just(cached.keys);
            }
        }
        if (running == null && failedAt != null && now - failedAt < RETRY_INTERVAL_NANOS) {
            return kept();
        }
        if (running == null) {
            running = fetch().cache();
        }
        Mono<JWKSet> fetching = running;
        if (failedAt != null
                && cached != null
                && now - cached.at < KEPT_NANOS
                && !selector.select(cached.keys).isEmpty()) {
            return fetchInBackground(fetching, cached.keys);
        }
        return fetching.onErrorResume(failure -> kept());
    }

    /** Returns the known keys and fetches new ones in the background. */
    private static Mono<JWKSet> fetchInBackground(Mono<JWKSet> fetching, JWKSet cached) {
        return Mono.fromSupplier(() -> {
            fetching.subscribe(fetched -> {}, failed -> {});
            return cached;
        });
    }

    private Mono<JWKSet> fetch() {
        return http.get()
                .uri(uri)
                .retrieve()
                .onStatus(
                        HttpStatusCode::is3xxRedirection,
                        response -> Mono.error(new IllegalStateException("the response redirects to another host")))
                .bodyToMono(String.class)
                .timeout(TIMEOUT)
                .map(JwkSetReader::read)
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("the response is empty")))
                .doOnNext(this::fetched)
                .doOnError(this::failed);
    }

    /** Returns whether a response redirects within the host of the set; other hosts are not the configured issuer. */
    private boolean isRedirect(HttpClientRequest request, HttpClientResponse response) {
        String location = response.responseHeaders().get(HttpHeaders.LOCATION);
        String from = request.resourceUrl();
        String[] before = request.redirectedFrom();
        boolean redirects = REDIRECTS.contains(response.status().code());
        if (!redirects || location == null || from == null || before.length >= MAX_REDIRECTS) {
            return false;
        }
        try {
            URI target = URI.create(from).resolve(location);
            boolean secure = "https".equalsIgnoreCase(target.getScheme());
            boolean plain = "http".equalsIgnoreCase(target.getScheme()) && "http".equalsIgnoreCase(uri.getScheme());
            return (secure || plain) && uri.getHost().equalsIgnoreCase(target.getHost());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private synchronized void fetched(JWKSet keys) {
        known = new Fetched(keys, nanos.getAsLong());
        failedAt = null;
        running = null;
    }

    private synchronized void failed(Throwable failure) {
        if (failedAt == null) {
            LOG.warn("Signing keys cannot be fetched from {} ({}); retrying", uri.getHost(), why(failure));
        }
        failedAt = nanos.getAsLong();
        running = null;
    }

    private static String why(Throwable failure) {
        return failure instanceof WebClientResponseException answer
                ? "HTTP " + answer.getStatusCode().value()
                : failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }

    private synchronized Mono<JWKSet> kept() {
        Fetched cached = known;
        return cached != null && nanos.getAsLong() - cached.at < KEPT_NANOS
                ? Mono.just(cached.keys)
                : Mono.error(new CodedException(
                        Codes.UNAVAILABLE,
                        "tokens cannot be verified because their issuer cannot be reached",
                        null,
                        true));
    }
}
