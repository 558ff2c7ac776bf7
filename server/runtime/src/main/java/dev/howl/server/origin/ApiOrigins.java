package dev.howl.server.origin;

import java.time.Duration;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * A filter that lets pages of the listed origins call the routes below {@code /api/} (CORS, the Fetch standard). Pages of
 * other origins get no header that would let them.
 */
public final class ApiOrigins implements WebFilter, Ordered {
    private static final String PATH = "/api/";
    private static final List<HttpMethod> METHODS = List.of(
            HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);
    private static final List<String> REQUEST_HEADERS =
            List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE, "Idempotency-Key", HttpHeaders.IF_NONE_MATCH);
    private static final List<String> RESPONSE_HEADERS =
            List.of(HttpHeaders.WWW_AUTHENTICATE, HttpHeaders.RETRY_AFTER, HttpHeaders.ALLOW, HttpHeaders.ETAG);
    private static final Duration MAX_AGE = Duration.ofMinutes(10);

    private final AllowedOrigins origins;

    public ApiOrigins(AllowedOrigins origins) {
        this.origins = origins;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!exchange.getRequest().getPath().pathWithinApplication().value().startsWith(PATH)) {
            return chain.filter(exchange);
        }
        boolean isPreflight = CorsUtils.isPreFlightRequest(exchange.getRequest());
        HttpHeaders response = exchange.getResponse().getHeaders();
        vary(response, isPreflight);
        List<String> origin = exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.ORIGIN);
        if (origin.size() != 1 || !origins.lists(origin.get(0))) {
            return chain.filter(exchange);
        }
        response.setAccessControlAllowOrigin(origin.get(0));
        if (!isPreflight) {
            response.setAccessControlExposeHeaders(RESPONSE_HEADERS);
            return chain.filter(exchange);
        }
        response.setAccessControlAllowMethods(METHODS);
        response.setAccessControlAllowHeaders(REQUEST_HEADERS);
        response.setAccessControlMaxAge(MAX_AGE);
        exchange.getResponse().setStatusCode(HttpStatus.NO_CONTENT);
        return exchange.getResponse().setComplete();
    }

    private static void vary(HttpHeaders response, boolean isPreflight) {
        response.add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        if (isPreflight) {
            response.add(HttpHeaders.VARY, HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
            response.add(HttpHeaders.VARY, HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS);
        }
    }

    /** Runs after {@link HostCheck}. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 20;
    }
}
