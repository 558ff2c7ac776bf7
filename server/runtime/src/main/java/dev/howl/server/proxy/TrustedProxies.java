package dev.howl.server.proxy;

import dev.howl.server.proxy.ForwardedHops.Hop;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * The proxies whose word about the client of a request counts. The headers {@code Forwarded} (RFC 7239) and {@code
 * X-Forwarded-*} of anybody else are ignored, because every client can send them. Where a request has both kinds and
 * they differ, the proxy writes one and passes the other on: neither counts. Immutable.
 */
public final class TrustedProxies {
    private final List<AddressRange> ranges;

    /**
     * Creates the list of trusted proxies.
     *
     * @param ranges IP addresses and ranges in CIDR notation; empty where no proxy is trusted
     * @throws IllegalArgumentException where one of them is neither
     */
    public TrustedProxies(List<String> ranges) {
        this.ranges = ranges.stream().map(AddressRange::of).toList();
    }

    /** Returns whether an address is one of a trusted proxy. */
    public boolean trusts(@Nullable InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    /**
     * Returns a request as its client sent it: the nearest peer that is not a trusted proxy.
     *
     * @param peer address of the connection's other end; {@code null} where it has none (a Unix domain socket)
     * @param tls whether the connection itself is encrypted
     * @param headers headers of the request
     */
    public RequestSource client(@Nullable InetAddress peer, boolean tls, HttpHeaders headers) {
        RequestSource direct = new RequestSource(peer, tls ? "https" : "http", headers.getFirst(HttpHeaders.HOST));
        if (!trusts(peer)) {
            return direct;
        }
        Optional<RequestSource> standard = behind(direct, ForwardedHops.forwarded(headers));
        Optional<RequestSource> legacy = behind(direct, ForwardedHops.legacy(headers));
        if (standard.isPresent() && legacy.isPresent()) {
            return standard.equals(legacy) ? standard.get() : direct;
        }
        return standard.or(() -> legacy).orElse(direct);
    }

    /** Follows the hops from the nearest proxy to the first one that no trusted proxy vouches for. */
    private Optional<RequestSource> behind(RequestSource direct, List<Hop> hops) {
        RequestSource client = direct;
        for (int i = hops.size() - 1; i >= 0 && trusts(client.address()); i--) {
            Hop hop = hops.get(i);
            client = new RequestSource(
                    hop.client() == null ? client.address() : hop.client(),
                    hop.scheme() == null ? client.scheme() : hop.scheme(),
                    hop.authority() == null ? client.authority() : hop.authority());
            if (hop.client() == null) {
                // The proxy hides its peer: no later hop can be told from one that a client invented.
                break;
            }
        }
        return hops.isEmpty() ? Optional.empty() : Optional.of(client);
    }
}
