package dev.howl.server.boot;

import dev.howl.server.tls.StrictTransport;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * A filter that adds security headers to every response that does not set its own: pages load resources from this
 * server only, run no inline scripts and cannot be framed. Responses are not cached, because all files of a
 * reproducible jar have the same modification time, so a browser could not tell one release's page from the next. With
 * TLS, browsers are told not to come back without ({@link StrictTransport}).
 */
final class DefaultHeaders implements WebFilter {
    private static final String POLICY =
            "default-src 'self'; object-src 'none'; base-uri 'self'; form-action 'none'; frame-ancestors 'none'";

    private final StrictTransport strictTransport = new StrictTransport();

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse().beforeCommit(() -> {
            HttpHeaders headers = exchange.getResponse().getHeaders();
            addIfAbsent(headers, "Content-Security-Policy", POLICY);
            addIfAbsent(headers, "X-Content-Type-Options", "nosniff");
            addIfAbsent(headers, "Referrer-Policy", "no-referrer");
            addIfAbsent(headers, "Cache-Control", "no-store");
            if (strictTransport.appliesTo(exchange.getRequest())) {
                addIfAbsent(headers, StrictTransport.HEADER, StrictTransport.VALUE);
            }
            return Mono.empty();
        });
        return chain.filter(exchange);
    }

    private static void addIfAbsent(HttpHeaders headers, String name, String value) {
        if (!headers.containsHeader(name)) {
            headers.set(name, value);
        }
    }
}
