package dev.howl.server.http;

import io.netty.channel.Channel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * The Netty channels that carry requests, and their addresses. Not the addresses of the request, which Reactor Netty
 * takes from forwarded headers of any peer if Spring Boot detects a cloud platform.
 */
public final class NettyChannels {
    private NettyChannels() {}

    /** Returns the channel of a request; {@code null} where it has none. */
    public static @Nullable Channel of(ServerHttpRequest request) {
        HttpServerRequest netty = ServerHttpRequestDecorator.getNativeRequest(request);
        AtomicReference<@Nullable Channel> channel = new AtomicReference<>();
        netty.withConnection(connection -> channel.set(connection.channel()));
        return channel.get();
    }

    /** Returns the channel of a response; {@code null} where it has none. */
    public static @Nullable Channel of(ServerHttpResponse response) {
        HttpServerResponse netty = ServerHttpResponseDecorator.getNativeResponse(response);
        AtomicReference<@Nullable Channel> channel = new AtomicReference<>();
        netty.withConnection(connection -> channel.set(connection.channel()));
        return channel.get();
    }

    /** Returns the address of a channel's other end; {@code null} where it has none (a Unix domain socket). */
    public static @Nullable InetAddress peer(@Nullable Channel channel) {
        return channel == null ? null : address(channel.remoteAddress());
    }

    /** Returns the address of this end of a channel; {@code null} where it has none. */
    public static @Nullable InetAddress local(@Nullable Channel channel) {
        return channel == null ? null : address(channel.localAddress());
    }

    private static @Nullable InetAddress address(@Nullable SocketAddress address) {
        return address instanceof InetSocketAddress internet ? internet.getAddress() : null;
    }
}
