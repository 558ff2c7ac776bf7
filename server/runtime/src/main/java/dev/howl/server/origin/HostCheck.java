package dev.howl.server.origin;

import dev.howl.server.http.NettyChannels;
import dev.howl.server.proxy.PathPrefix;
import dev.howl.server.proxy.RequestSource;
import dev.howl.server.proxy.TrustedProxies;
import dev.howl.server.web.ProblemResponse;
import io.netty.channel.Channel;
import java.net.InetAddress;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.support.Netty4HeadersAdapter;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/**
 * A filter that answers requests for a host that this server does not serve with 421 (RFC 9110, section 15.5.20),
 * handshakes included. It keeps the {@link RequestSource} and the {@link PathPrefix} of all others.
 */
public final class HostCheck implements WebFilter, Ordered {
    private static final String SOURCE = RequestSource.class.getName();
    private static final String IGNORED = SOURCE + ".ignored";
    private static final String REASON = "this server does not serve the host that the request names; its operator"
            + " lists the names of the server in howl.security.allowed-hosts";

    private static final List<String> FORWARDED = List.of("Forwarded", "X-Forwarded-Host", "X-Forwarded-Proto");

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

    /** Returns whether a request has forwarded headers of a peer that is not a trusted proxy. */
    public static boolean ignoresForwardedHeaders(ServerWebExchange exchange) {
        return exchange.getAttributes().containsKey(IGNORED);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        Channel channel = NettyChannels.of(request);
        HttpHeaders headers = received(request);
        RequestSource source = proxies.client(NettyChannels.peer(channel), request.getSslInfo() != null, headers);
        InetAddress local = NettyChannels.local(channel);
        if (!named(request, source).allMatch(host -> hosts.serves(host, local))) {
            return ProblemResponse.write(exchange.getResponse(), HttpStatus.MISDIRECTED_REQUEST, REASON);
        }
        exchange.getAttributes().put(SOURCE, source);
        if (proxies.trusts(NettyChannels.peer(channel))) {
            PathPrefix.accept(exchange);
        } else if (FORWARDED.stream().anyMatch(headers::containsHeader)) {
            exchange.getAttributes().put(IGNORED, true);
        }
        return chain.filter(exchange);
    }

    /** Returns the headers as they arrived: a transformer removes the forwarded ones. */
    private static HttpHeaders received(ServerHttpRequest request) {
        HttpServerRequest nativeRequest = ServerHttpRequestDecorator.getNativeRequest(request);
        return new HttpHeaders(new Netty4HeadersAdapter(nativeRequest.requestHeaders()));
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
