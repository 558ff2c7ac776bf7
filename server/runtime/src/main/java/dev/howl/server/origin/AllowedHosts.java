package dev.howl.server.origin;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hosts that requests may ask for. A web page can make the name of its own host resolve to this machine (DNS
 * rebinding): for the browser its requests then have the same origin as this server. {@code Host} still has the page's
 * name. Immutable.
 */
public final class AllowedHosts {
    private final List<HostName> allowed;
    private final @Nullable InetAddress bound;

    /**
     * Creates the list.
     *
     * @param allowed host names and IP addresses, without ports
     * @param bound address to which the server is bound; {@code null} for all
     * @throws IllegalArgumentException if an entry is neither a host name nor an IP address
     */
    public AllowedHosts(List<String> allowed, @Nullable InetAddress bound) {
        this.allowed = allowed.stream().map(AllowedHosts::entry).toList();
        this.bound = bound;
    }

    private static HostName entry(String text) {
        HostName host = HostName.of(text.strip());
        HostName parsed = HostName.ofAuthority(host.text());
        if (host.address() == null && (parsed == null || !parsed.text().equals(host.text()))) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a host name or IP address, such as howl.example; a port is not part of it");
        }
        return host;
    }

    /**
     * Returns whether requests for an authority are served: always for a loopback name, a host of the list, and the IP
     * address of the connection itself; for any other one if the list is empty and the server is not bound to a
     * loopback address.
     *
     * @param authority value of {@code Host}
     * @param local address of this server's end of the connection; {@code null} if it has none
     */
    boolean serves(String authority, @Nullable InetAddress local) {
        if (allowed.isEmpty() && !isLoopback(local)) {
            return true;
        }
        HostName host = HostName.ofAuthority(authority);
        return host != null
                && (host.isLoopback()
                        || isListed(host)
                        || (host.address() != null && host.address().equals(local)));
    }

    /** Returns whether no web page of another host can have this name: it is listed, an IP address or a loopback name. */
    boolean isSafe(HostName host) {
        return host.isFixed() || isListed(host);
    }

    private boolean isListed(HostName host) {
        return allowed.stream().anyMatch(host::isSame);
    }

    /** A management port may be bound to another address than the server. */
    private boolean isLoopback(@Nullable InetAddress local) {
        return bound != null && bound.isLoopbackAddress() && (local == null || local.isLoopbackAddress());
    }
}
