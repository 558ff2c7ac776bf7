package dev.howl.server.boot;

import dev.howl.server.handshake.EndpointMapping;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.function.server.support.RouterFunctionMapping;
import org.springframework.web.reactive.handler.AbstractHandlerMapping;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A handler mapping for paths that router functions and channels serve with other methods than the one of the request:
 * it answers HEAD as GET, OPTIONS with {@code Allow}, and all others with 405 (RFC 9110, section 15.5.6).
 */
final class OtherMethods extends AbstractHandlerMapping {
    private static final List<HttpMethod> METHODS =
            List.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    private final ObjectProvider<HandlerMapping> mappings;

    OtherMethods(ObjectProvider<HandlerMapping> mappings) {
        this.mappings = mappings;
        setOrder(EndpointMapping.AFTER_PAGES + 1);
    }

    /** A request with another method, and attributes of its own: a mapping notes there what it found. */
    private static final class Probe extends ServerWebExchangeDecorator {
        private final Map<String, Object> attributes;

        Probe(ServerWebExchange exchange) {
            super(exchange);
            this.attributes = new HashMap<>(exchange.getAttributes());
        }

        @Override
        public Map<String, Object> getAttributes() {
            return attributes;
        }
    }

    @Override
    protected Mono<?> getHandlerInternal(ServerWebExchange exchange) {
        HttpMethod method = exchange.getRequest().getMethod();
        if (HttpMethod.HEAD.equals(method)) {
            return handler(with(exchange, HttpMethod.GET)).switchIfEmpty(Mono.defer(() -> refusal(exchange)));
        }
        return refusal(exchange);
    }

    private Mono<Object> refusal(ServerWebExchange exchange) {
        return Flux.fromIterable(METHODS)
                .concatMap(method -> handler(new Probe(with(exchange, method)))
                        .map(found -> method)
                        .onErrorComplete())
                .collectList()
                .filter(found -> !found.isEmpty())
                .map(found -> refusal(allowed(found)));
    }

    private static WebHandler refusal(Set<HttpMethod> allowed) {
        return exchange -> {
            HttpMethod method = exchange.getRequest().getMethod();
            // Also before an error: Spring Boot's handler does not copy the headers of an exception.
            exchange.getResponse().getHeaders().setAllow(allowed);
            if (!HttpMethod.OPTIONS.equals(method)) {
                return Mono.error(new MethodNotAllowedException(method, allowed));
            }
            exchange.getResponse().setStatusCode(HttpStatus.NO_CONTENT);
            return exchange.getResponse().setComplete();
        };
    }

    private static Set<HttpMethod> allowed(List<HttpMethod> found) {
        Set<HttpMethod> allowed = new LinkedHashSet<>(found);
        if (allowed.contains(HttpMethod.GET)) {
            allowed.add(HttpMethod.HEAD);
        }
        allowed.add(HttpMethod.OPTIONS);
        return allowed;
    }

    private static ServerWebExchange with(ServerWebExchange exchange, HttpMethod method) {
        return exchange.mutate().request(request -> request.method(method)).build();
    }

    private Mono<Object> handler(ServerWebExchange exchange) {
        return Flux.fromStream(this::others)
                .concatMap(mapping -> mapping.getHandler(exchange))
                .next();
    }

    private Stream<HandlerMapping> others() {
        return mappings.orderedStream()
                .filter(mapping -> mapping instanceof RouterFunctionMapping || mapping instanceof EndpointMapping);
    }
}
