package dev.howl.server.origin;

import dev.howl.server.http.NettyChannels;
import dev.howl.server.proxy.RequestSource;
import dev.howl.server.proxy.TrustedProxies;
import dev.howl.server.web.ProblemResponse;
import io.netty.channel.Channel;
import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/**
 * A filter that answers requests for a host that this server does not serve with 421 (RFC 9110, section 15.5.20),
 * handshakes included. It keeps the {@link RequestSource} of all others.
 */
public final class HostCheck implements WebFilter, Ordered {
    private static final String SOURCE = RequestSource.class.getName();
    private static final String REASON = "this server does not serve the host that the request names; its operator"
            + " lists the names of the server in howl.security.allowed-hosts";

    /** The absolute form of a request target, whose authority replaces {@code Host} (RFC 9112, section 3.2.2). */
    private static final Pattern ABSOLUTE_TARGET = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://([^/?#]*)");

    private final AllowedHosts hosts;
    private final TrustedProxies proxies;

    public HostCheck(AllowedHosts hosts, TrustedProxies proxies) {
        this.hosts = hosts;
        this.proxies = proxies;
    }

    /** Returns a request as its client sent it, before any trusted proxy. */
    public static RequestSource source(ServerWebExchange exchange) {
        return exchange.getRequiredAttribute(SOURCE);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        Channel channel = NettyChannels.of(request);
        RequestSource source =
                proxies.client(NettyChannels.peer(channel), request.getSslInfo() != null, request.getHeaders());
        InetAddress local = NettyChannels.local(channel);
        if (!named(request, source).allMatch(host -> hosts.serves(host, local))) {
            return ProblemResponse.write(exchange.getResponse(), HttpStatus.MISDIRECTED_REQUEST, REASON);
        }
        exchange.getAttributes().put(SOURCE, source);
        return chain.filter(exchange);
    }

    /**
     * Returns every authority that a request names. Not only the one that a proxy vouches for, since a page that reaches
     * a server by DNS rebinding can send any header except {@code Host}.
     */
    private static Stream<String> named(ServerHttpRequest request, RequestSource source) {
        HttpServerRequest nativeRequest = ServerHttpRequestDecorator.getNativeRequest(request);
        Matcher target = ABSOLUTE_TARGET.matcher(nativeRequest.uri());
        return Stream.of(
                        request.getHeaders().getOrEmpty(HttpHeaders.HOST).stream(),
                        Stream.ofNullable(source.authority()),
                        target.lookingAt() ? Stream.of(target.group(1)) : Stream.<String>empty())
                .flatMap(hosts -> hosts);
    }

    /** Runs before anything that serves a request. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 10;
    }
}
