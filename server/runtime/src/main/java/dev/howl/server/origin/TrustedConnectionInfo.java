package dev.howl.server.origin;

import dev.howl.server.proxy.RequestSource;
import dev.howl.server.proxy.TrustedProxies;
import io.netty.handler.codec.http.HttpRequest;
import java.net.InetSocketAddress;
import java.util.function.BiFunction;
import org.springframework.http.HttpHeaders;
import org.springframework.http.support.Netty4HeadersAdapter;
import reactor.netty.http.server.ConnectionInfo;
import reactor.netty.transport.AddressUtils;

/**
 * The handler of {@code server.forward-headers-strategy=native}, for trusted proxies only: Reactor Netty's own believes
 * the headers of every client. The prefix of a proxy stays with {@link dev.howl.server.proxy.PathPrefix}.
 */
public final class TrustedConnectionInfo implements BiFunction<ConnectionInfo, HttpRequest, ConnectionInfo> {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final TrustedProxies proxies;

    public TrustedConnectionInfo(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    @Override
    public ConnectionInfo apply(ConnectionInfo direct, HttpRequest request) {
        InetSocketAddress peer = direct.getRemoteAddress();
        if (peer == null || !proxies.trusts(peer.getAddress())) {
            return direct;
        }
        HttpHeaders headers = new HttpHeaders(new Netty4HeadersAdapter(request.headers()));
        RequestSource source =
                proxies.client(peer.getAddress(), direct.getScheme().equals("https"), headers);
        ConnectionInfo info = direct.withScheme(source.scheme());
        if (source.authority() != null) {
            int port = source.scheme().equals("https") ? HTTPS : HTTP;
            info = info.withHostAddress(AddressUtils.parseAddress(source.authority(), port));
        }
        return source.address() == null
                ? info
                : info.withRemoteAddress(new InetSocketAddress(source.address(), peer.getPort()));
    }
}
