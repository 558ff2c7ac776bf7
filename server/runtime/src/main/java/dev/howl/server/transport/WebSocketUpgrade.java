package dev.howl.server.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.util.AttributeKey;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.Connection;
import reactor.netty.NettyPipeline;
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
        Mono<Void> switched = netty.sendWebsocket(
                (in, out) -> {
                    in.withConnection(connection -> takeOver(connection.channel(), options, opened));
                    return Mono.never();
                },
                WebsocketServerSpec.builder()
                        .handlePing(true)
                        .maxFramePayloadLength(options.maxMessage())
                        .build());
        return Mono.defer(() -> {
            EventLoop loop = loop(response);
            return loop.inEventLoop() ? switched : switched.subscribeOn(Schedulers.fromExecutor(loop));
        });
    }

    /** Returns the event loop of the connection that carries a request. */
    public static EventLoop loop(ServerHttpResponse response) {
        HttpServerResponse netty = ServerHttpResponseDecorator.getNativeResponse(response);
        AtomicReference<EventLoop> loop = new AtomicReference<>();
        netty.withConnection(connection -> loop.set(connection.channel().eventLoop()));
        return Objects.requireNonNull(loop.get(), "the response has no Netty channel");
    }

    private static void takeOver(
            Channel channel,
            WebSocketOptions options,
            Function<WebSocketConnection, ? extends WebSocketListener> opened) {
        WebSocketConnection connection = new WebSocketConnection(channel, options, opened);
        ChannelPipeline pipeline = channel.pipeline();
        pipeline.addBefore(NettyPipeline.ReactiveBridge, "howl.websocket", connection);
        for (String replaced : new String[] {"wsdecoder", "wsencoder", NettyPipeline.ReactiveBridge}) {
            if (pipeline.get(replaced) != null) {
                pipeline.remove(replaced);
            }
        }
        channel.attr(EXCHANGE).set(null);
        ChannelConfig config = channel.config();
        config.setOption(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(LOW_WATER, HIGH_WATER));
        config.setOption(ChannelOption.SO_SNDBUF, SEND_BUFFER);
        connection.start();
    }
}
