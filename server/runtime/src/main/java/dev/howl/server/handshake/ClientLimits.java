package dev.howl.server.handshake;

import dev.howl.server.http.AddressLimits;
import dev.howl.server.origin.HostCheck;
import dev.howl.server.proxy.TrustedProxies;
import dev.howl.server.transport.WebSocketUpgrade;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/**
 * The limits of client addresses, applied to handshakes. Safe for use by several threads.
 *
 * @param addresses the limits
 * @param proxies whose word about the client of a handshake counts
 */
public record ClientLimits(AddressLimits addresses, TrustedProxies proxies) {

    /** Counts a handshake; returns {@code false} where its client has sent too many. */
    boolean shakeHands(ServerWebExchange exchange) {
        return addresses.shakeHands(HostCheck.source(exchange).address());
    }

    /**
     * Counts a connection for its client; {@code null} where that has as many as it may have. Without a trusted proxy the
     * connection has been counted for its peer, when it was opened.
     */
    AddressLimits.@Nullable Connection connect(ServerWebExchange exchange) {
        InetAddress peer = WebSocketUpgrade.peer(exchange.getResponse());
        return addresses.connect(
                proxies.trusts(peer) ? HostCheck.source(exchange).address() : null);
    }
}
