package dev.howl.server.transport;

import dev.howl.runtime.CloseCodes;
import dev.howl.server.http.HttpGate;
import dev.howl.server.http.NettyChannels;
import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AttributeKey;
import java.net.InetAddress;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.Connection;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.WebsocketServerSpec;

/** The end of an opening handshake: it answers 101 and takes the channel over from Reactor Netty. */
public final class WebSocketUpgrade {
    private static final int LOW_WATER = 32 * 1024;
    private static final int HIGH_WATER = 64 * 1024;
    /**
     * Socket send buffer in bytes. Without it the kernel lets the queue of a client that stops reading grow to
     * megabytes, which the server's own limits do not count.
     */
    private static final int SEND_BUFFER = 256 * 1024;

    /**
     * The attribute in which Reactor Netty keeps the HTTP exchange, with all request headers, as long as the channel
     * lives.
     */
    private static final AttributeKey<Connection> EXCHANGE = AttributeKey.valueOf("$CONNECTION");

    private WebSocketUpgrade() {}

    /**
     * Switches the protocol (RFC 6455, section 4.2.2). Runs on the event loop of the connection whichever thread
     * subscribes, so that no frame is read while the pipeline changes.
     *
     * @param opened creates the listener of the new connection; called on the event loop
     * @return completes when the client has been answered
     */
    public static Mono<Void> accept(
            ServerHttpResponse response,
            WebSocketOptions options,
            Function<WebSocketConnection, ? extends WebSocketListener> opened) {
        HttpServerResponse netty = ServerHttpResponseDecorator.getNativeResponse(response);
        requestOnlyWebSocket(netty);
        Mono<Void> switched = netty.sendWebsocket(
                (in, out) -> {
                    in.withConnection(connection -> takeOver(connection.channel(), options, opened));
                    return Mono.never();
                },
                WebsocketServerSpec.builder()
                        .handlePing(true)
                        .maxFramePayloadLength(options.maxMessage())
                        .build());
        return onLoop(response, switched);
    }

    /** Subscribes to a publisher on the event loop of the connection whichever thread subscribes to the result. */
    public static Mono<Void> onLoop(ServerHttpResponse response, Mono<Void> publisher) {
        return Mono.defer(() -> {
            EventLoop loop = loop(response);
            return loop.inEventLoop() ? publisher : publisher.subscribeOn(Schedulers.fromExecutor(loop));
        });
    }

    /** Returns the event loop of the connection that carries a request. */
    public static EventLoop loop(ServerHttpResponse response) {
        return channel(response).eventLoop();
    }

    /** Returns the address of the connection's other end; {@code null} where it has none (a Unix domain socket). */
    public static @Nullable InetAddress peer(ServerHttpResponse response) {
        return NettyChannels.peer(NettyChannels.of(response));
    }

    /** Returns whether a request is one of HTTP/1.0, which knows no upgrade. */
    public static boolean isHttp10(ServerHttpResponse response) {
        HttpServerResponse netty = ServerHttpResponseDecorator.getNativeResponse(response);
        return netty instanceof HttpServerRequest request && request.version().compareTo(HttpVersion.HTTP_1_1) < 0;
    }

    /**
     * Returns whether the client sent data before it was answered, which RFC 6455, section 4.1 forbids. To be called on
     * the event loop.
     */
    public static boolean isEarly(ServerHttpResponse response) {
        return HttpGate.hasReceivedMore(channel(response));
    }

    /** Ends the connection after the answer to the request. To be called on the event loop. */
    public static void closeAfterAnswer(ServerHttpResponse response) {
        HttpGate.closeAfterAnswer(channel(response));
    }

    private static Channel channel(ServerHttpResponse response) {
        return Objects.requireNonNull(NettyChannels.of(response), "the response has no Netty channel");
    }

    /** Reduces the list of offered protocols to the accepted one: Netty's handshake compares the whole header. */
    private static void requestOnlyWebSocket(HttpServerResponse netty) {
        if (netty instanceof HttpServerRequest request) {
            request.requestHeaders().set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET);
        }
    }

    private static void takeOver(
            Channel channel,
            WebSocketOptions options,
            Function<WebSocketConnection, ? extends WebSocketListener> opened) {
        WebSocketConnection connection = new WebSocketConnection(channel, options, opened);
        if (!channel.isActive()) {
            // The client left while it was answered: its pipeline is gone, and no handler would be told.
            connection.listener().closed(CloseCodes.ABNORMAL);
            return;
        }
        ChannelPipeline pipeline = channel.pipeline();
        pipeline.addBefore(NettyPipeline.ReactiveBridge, "howl.websocket", connection);
        for (String replaced : new String[] {"wsdecoder", "wsencoder", NettyPipeline.ReactiveBridge}) {
            if (pipeline.get(replaced) != null) {
                pipeline.remove(replaced);
            }
        }
        HttpGate.remove(pipeline);
        channel.attr(EXCHANGE).set(null);
        ChannelConfig config = channel.config();
        config.setOption(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(LOW_WATER, HIGH_WATER));
        config.setOption(ChannelOption.SO_SNDBUF, SEND_BUFFER);
        connection.start();
    }
}
