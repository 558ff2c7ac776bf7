package dev.howl.server.proxy;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * The request as its client sent it, before any trusted proxy.
 *
 * @param address address of the client; {@code null} where the connection has none (a Unix domain socket)
 * @param scheme {@code http} or {@code https}
 * @param authority host and port that the client asked for, as in {@code Host}; {@code null} where it named none
 */
public record RequestSource(
        @Nullable InetAddress address,
        String scheme,
        @Nullable String authority) {

    /** Returns whether the client is on this machine. */
    public boolean isLoopback() {
        return address == null || address.isLoopbackAddress();
    }
}
