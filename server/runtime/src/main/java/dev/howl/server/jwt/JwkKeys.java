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
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/**
 * The keys of an issuer, fetched from its JWK Set (RFC 7517) when a token needs one. They are kept for five minutes; a
 * key that is not among them is asked for at once, but no more often than every ten seconds, whatever clients send. Where
 * the issuer cannot be reached, what is known is used for an hour; whoever has a key that is known does not wait to see
 * whether it is back. Safe for use by several threads.
 */
public final class JwkKeys {
    private static final Logger LOG = LoggerFactory.getLogger(JwkKeys.class);
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);
    private static final int MAX_BYTES = 256 * 1024;
    private static final int CONNECT_MILLIS = 2_000;
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final long FRESH = Duration.ofMinutes(5).toNanos();
    private static final long KEPT = Duration.ofHours(1).toNanos();
    private static final long PAUSE = Duration.ofSeconds(10).toNanos();
    private static final long PAUSE_AFTER_FAILURE = Duration.ofSeconds(1).toNanos();

    private final URI uri;
    private final LongSupplier nanos;
    private final WebClient http;
    /** Guarded by this, as the rest: the fetch that is under way. */
    private @Nullable Mono<JWKSet> running;

    private @Nullable Fetched known;
    private @Nullable Long failedAt;

    private record Fetched(JWKSet keys, long at) {}

    /**
     * Fetches nothing yet.
     *
     * @param uri of the JWK Set, http or https
     * @param nanos the time, as {@link System#nanoTime()}
     */
    public JwkKeys(URI uri, LongSupplier nanos) {
        this.uri = uri;
        this.nanos = nanos;
        // A connection each: there are minutes between two.
        HttpClient client = HttpClient.newConnection()
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .responseTimeout(LONGEST);
        this.http = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(client))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MAX_BYTES))
                .build();
    }

    /** The keys that may have signed a token; fails with {@code unavailable} where that cannot be told. */
    Mono<List<JWK>> matching(JWSHeader header) {
        if (!ALGORITHMS.contains(header.getAlgorithm())) {
            return Mono.just(List.of());
        }
        JWKSelector selector = new JWKSelector(JWKMatcher.forJWSHeader(header));
        return Mono.defer(() -> keys(selector)).map(selector::select);
    }

    private synchronized Mono<JWKSet> keys(JWKSelector selector) {
        long now = nanos.getAsLong();
        Fetched present = known;
        if (present != null && now - present.at < FRESH) {
            boolean asked = now - present.at < PAUSE;
            if (asked || !selector.select(present.keys).isEmpty()) {
                return Mono.just(present.keys);
            }
        }
        if (running == null && failedAt != null && now - failedAt < PAUSE_AFTER_FAILURE) {
            return kept();
        }
        if (running == null) {
            running = fetch().cache();
        }
        Mono<JWKSet> fetching = running;
        if (failedAt != null
                && present != null
                && now - present.at < KEPT
                && !selector.select(present.keys).isEmpty()) {
            return meanwhile(fetching, present.keys);
        }
        return fetching.onErrorResume(failure -> kept());
    }

    /** Has the keys asked for, without waiting for them. */
    private static Mono<JWKSet> meanwhile(Mono<JWKSet> fetching, JWKSet present) {
        return Mono.fromSupplier(() -> {
            fetching.subscribe(fetched -> {}, failed -> {});
            return present;
        });
    }

    private Mono<JWKSet> fetch() {
        return http.get()
                .uri(uri)
                .retrieve()
                .bodyToMono(String.class)
                .timeout(LONGEST)
                .map(JwkKeys::parsed)
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("nothing came")))
                .doOnNext(this::fetched)
                .doOnError(this::failed);
    }

    private static JWKSet parsed(String body) {
        try {
            return JWKSet.parse(body);
        } catch (ParseException e) {
            throw new IllegalStateException("it is no JWK Set", e);
        }
    }

    private synchronized void fetched(JWKSet keys) {
        known = new Fetched(keys, nanos.getAsLong());
        failedAt = null;
        running = null;
    }

    private synchronized void failed(Throwable failure) {
        if (failedAt == null) {
            LOG.warn("the keys of {} cannot be fetched ({}); tried again until they can", uri.getHost(), why(failure));
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
        Fetched present = known;
        return present != null && nanos.getAsLong() - present.at < KEPT
                ? Mono.just(present.keys)
                : Mono.error(new CodedException(
                        Codes.UNAVAILABLE, "tokens cannot be verified: their issuer cannot be reached", null, true));
    }
}
