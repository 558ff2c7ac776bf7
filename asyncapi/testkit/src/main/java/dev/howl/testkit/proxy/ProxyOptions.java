package dev.howl.testkit.proxy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Supplier;

/**
 * The options of a {@link TcpProxy}.
 *
 * @param listen address to listen at; port 0 takes a free one
 * @param tls termination of TLS
 * @param maxConnections most open connections; more are reset at once
 * @param rewriters makes the rewriter of each connection
 */
public record ProxyOptions(
        InetSocketAddress listen, ProxyTls tls, int maxConnections, Supplier<StreamRewriter> rewriters) {

    static ProxyOptions local(ProxyTls tls) {
        return new ProxyOptions(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                tls,
                Integer.MAX_VALUE,
                () -> StreamRewriter.NONE);
    }
}
