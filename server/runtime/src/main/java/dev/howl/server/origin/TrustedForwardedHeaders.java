package dev.howl.server.origin;

import dev.howl.server.http.NettyChannels;
import dev.howl.server.proxy.PathPrefix;
import dev.howl.server.proxy.RequestSource;
import dev.howl.server.proxy.TrustedProxies;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.adapter.ForwardedHeaderTransformer;

/**
 * The transformer of {@code server.forward-headers-strategy=framework}, for trusted proxies only. Spring's own believes
 * the headers of every client, and replaces the base path of the server by the prefix instead of putting it in front.
 */
public final class TrustedForwardedHeaders extends ForwardedHeaderTransformer {
    private final TrustedProxies proxies;
    private final ForwardedHeaderTransformer remover = new ForwardedHeaderTransformer();

    public TrustedForwardedHeaders(TrustedProxies proxies) {
        this.proxies = proxies;
        this.remover.setRemoveOnly(true);
    }

    @Override
    public ServerHttpRequest apply(ServerHttpRequest request) {
        if (!hasForwardedHeaders(request)) {
            return request;
        }
        InetAddress peer = NettyChannels.peer(NettyChannels.of(request));
        ServerHttpRequest bare = remover.apply(request);
        URI uri = proxies.trusts(peer) ? uri(request, source(request, peer)) : null;
        if (uri == null) {
            return bare;
        }
        String prefix = PathPrefix.forwarded(request.getHeaders());
        ServerHttpRequest.Builder builder = bare.mutate()
                .uri(uri)
                .path(prefix + uri.getRawPath())
                .contextPath(prefix + request.getPath().contextPath().value());
        InetAddress client = source(request, peer).address();
        InetSocketAddress remote = request.getRemoteAddress();
        if (client != null && remote != null) {
            builder.remoteAddress(new InetSocketAddress(client, remote.getPort()));
        }
        return builder.build();
    }

    private RequestSource source(ServerHttpRequest request, @Nullable InetAddress peer) {
        return proxies.client(peer, request.getSslInfo() != null, request.getHeaders());
    }

    /** Returns the address that the client requested; {@code null} where the proxy's headers make none. */
    private static @Nullable URI uri(ServerHttpRequest request, RequestSource source) {
        String query = request.getURI().getRawQuery();
        try {
            return new URI(source.scheme() + "://" + source.authority()
                    + request.getURI().getRawPath() + (query == null ? "" : "?" + query));
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
