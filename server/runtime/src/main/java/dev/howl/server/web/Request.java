package dev.howl.server.web;

import dev.howl.server.Opening;
import dev.howl.server.Principal;
import dev.howl.server.session.Arrival;
import dev.howl.server.session.Endpoint;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;

/**
 * A handshake that keeps to the protocol, and for whom it is.
 *
 * @param arrival what the session keeps of it
 */
record Request(ServerWebExchange exchange, Endpoint<?> endpoint, Arrival arrival) implements Opening {

    static Request of(ServerWebExchange exchange, Endpoint<?> endpoint, Map<String, String> parameters) {
        Map<String, String> query = new LinkedHashMap<>();
        exchange.getRequest().getQueryParams().forEach((name, values) -> {
            String first = values.get(0);
            query.put(name, first == null ? "" : first);
        });
        return new Request(exchange, endpoint, new Arrival(parameters, query, null));
    }

    Request with(Principal principal) {
        return new Request(exchange, endpoint, new Arrival(parameters(), query(), principal));
    }

    ServerHttpResponse response() {
        return exchange.getResponse();
    }

    @Override
    public Map<String, String> parameters() {
        return arrival.parameters();
    }

    @Override
    public Map<String, String> query() {
        return arrival.query();
    }

    @Override
    public Optional<Principal> principal() {
        return Optional.ofNullable(arrival.principal());
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(exchange.getRequest().getHeaders().getFirst(name));
    }
}
