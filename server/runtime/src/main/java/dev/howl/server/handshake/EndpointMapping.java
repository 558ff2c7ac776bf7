package dev.howl.server.handshake;

import dev.howl.server.session.Endpoint;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.reactive.handler.AbstractHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

/**
 * A handler mapping that serves channels at their addresses. A handshake goes to its channel before any other mapping
 * is asked; a plain GET of the same path goes to the application's other handlers, and is answered 426 if there is
 * none. OPTIONS asks whether a handshake would be accepted.
 */
public final class EndpointMapping extends AbstractHandlerMapping {
    /** Order after all handlers of an application, but before static resources, which match every path. */
    public static final int AFTER_PAGES = Ordered.LOWEST_PRECEDENCE - 10;

    private final List<Mounted> mounted;
    /** The channel for handshakes at all other paths; {@code null} where those are not found. */
    private final @Nullable Mounted other;

    private final HandshakeHandler handshake;
    private final boolean upgrades;

    private record Mounted(Endpoint<?> endpoint, ChannelAddress address) {}

    private EndpointMapping(List<Endpoint<?>> endpoints, HandshakeHandler handshake, boolean upgrades) {
        this.mounted = endpoints.stream()
                .map(endpoint ->
                        new Mounted(endpoint, new ChannelAddress(endpoint.spec().address())))
                .sorted(Comparator.comparing(Mounted::address))
                .toList();
        this.other = mounted.stream()
                .filter(channel -> upgrades && channel.endpoint.takesAnyPath())
                .findFirst()
                .orElse(null);
        this.handshake = handshake;
        this.upgrades = upgrades;
        setOrder(upgrades ? Ordered.HIGHEST_PRECEDENCE + 10 : AFTER_PAGES);
    }

    /** Returns the mapping of handshakes. */
    public static EndpointMapping ofUpgrades(List<Endpoint<?>> endpoints, HandshakeHandler handshake) {
        return new EndpointMapping(endpoints, handshake, true);
    }

    /** Returns the mapping that answers the plain GET and OPTIONS requests that no other handler took. */
    public static EndpointMapping ofOthers(List<Endpoint<?>> endpoints, HandshakeHandler handshake) {
        return new EndpointMapping(endpoints, handshake, false);
    }

    @Override
    protected Mono<?> getHandlerInternal(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        boolean isCheck = !upgrades && HttpMethod.OPTIONS.equals(request.getMethod());
        if (!(isCheck || HttpMethod.GET.equals(request.getMethod()))
                || HandshakeHandler.isUpgrade(request.getHeaders()) != upgrades) {
            return Mono.empty();
        }
        PathContainer path = request.getPath().pathWithinApplication();
        for (Mounted channel : mounted) {
            AddressMatch match = channel.address.match(path);
            if (match != null) {
                return Mono.just(handler(channel, match));
            }
        }
        return other == null ? Mono.empty() : Mono.just(handler(other, AddressMatch.NONE));
    }

    private WebHandler handler(Mounted channel, AddressMatch match) {
        if (upgrades) {
            return exchange -> handshake.accept(exchange, channel.endpoint, match);
        }
        return exchange -> HttpMethod.OPTIONS.equals(exchange.getRequest().getMethod())
                ? handshake.check(exchange, channel.endpoint, match)
                : handshake.refusals().upgradeRequired(exchange);
    }
}
