package dev.howl.server.handshake;

import dev.howl.server.HandshakeRefusedException;
import dev.howl.server.HandshakeRequest;
import dev.howl.server.Principal;
import dev.howl.server.proxy.PathPrefix;
import dev.howl.server.session.Endpoint;
import dev.howl.server.session.HandshakeData;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;

/** A valid handshake request and its endpoint. Safe for use by several threads. */
final class HttpHandshakeRequest implements HandshakeRequest {
    private final ServerWebExchange exchange;
    private final Endpoint<?> endpoint;
    private final AddressMatch match;
    private final @Nullable Object values;
    private final Map<String, String> query = new LinkedHashMap<>();
    private volatile @Nullable Principal caller;

    /**
     * Reads the parameters of a request.
     *
     * @throws HandshakeRefusedException with status 400 if they are not as the contract has them
     */
    HttpHandshakeRequest(ServerWebExchange exchange, Endpoint<?> endpoint, AddressMatch match) {
        this.exchange = exchange;
        this.endpoint = endpoint;
        this.match = match;
        this.values = new ParameterReader(endpoint, match, exchange.getRequest()).read();
        exchange.getRequest().getQueryParams().forEach((name, values) -> {
            String first = values.get(0);
            query.put(name, first == null ? "" : first);
        });
    }

    Endpoint<?> endpoint() {
        return endpoint;
    }

    ServerWebExchange exchange() {
        return exchange;
    }

    ServerHttpResponse response() {
        return exchange.getResponse();
    }

    /** Returns the data that the session keeps. */
    HandshakeData data() {
        return new HandshakeData(match.values(), query, values, caller, PathPrefix.of(exchange));
    }

    @Override
    public Map<String, String> parameters() {
        return match.values();
    }

    @Override
    public Map<String, String> query() {
        return Map.copyOf(query);
    }

    @Override
    public Optional<Principal> principal() {
        return Optional.ofNullable(caller);
    }

    @Override
    public void identify(Principal principal) {
        caller = principal;
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(exchange.getRequest().getHeaders().getFirst(name));
    }
}
