package dev.howl.server.http;

import dev.howl.server.proxy.TrustedProxies;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.timeout.WriteTimeoutHandler;
import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;

/**
 * The gate between a TCP connection and Reactor Netty's HTTP handlers. It lets one request in at a time: the next one
 * stays undecoded until the answer to the last one has been written, and then waits for another turn of the event loop,
 * so that a client that pipelines requests does not keep the loop from its other connections. It leaves the pipeline
 * when the connection becomes a WebSocket.
 */
// The listener of a close future needs no handle.
@SuppressWarnings("FutureReturnValueIgnored")
public final class HttpGate {
    private static final String BYTES = "howl.http.bytes";
    private static final String EXCHANGE = "howl.http.exchange";
    private static final String WRITE_TIMEOUT = "howl.http.write-timeout";
    /** Time after which a client that reads nothing of an answer loses its connection. */
    private static final int WRITE_TIMEOUT_SECONDS = 30;

    private final AddressLimits limits;
    private final TrustedProxies proxies;
    private final MalformedRequests malformed;

    public HttpGate(AddressLimits limits, TrustedProxies proxies, MalformedRequests malformed) {
        this.limits = limits;
        this.proxies = proxies;
        this.malformed = malformed;
    }

    /**
     * Adds the gate to the pipeline of a new connection.
     *
     * @throws IllegalStateException where it does not serve HTTP/1.1: its requests would be served without limits
     */
    public void install(Channel channel) {
        ChannelPipeline pipeline = channel.pipeline();
        if (!(pipeline.get(NettyPipeline.HttpCodec) instanceof HttpServerCodec)) {
            throw new IllegalStateException("the server is configured for another protocol than HTTP/1.1");
        }
        boolean admitted = admit(channel);
        RequestBytes bytes = new RequestBytes();
        pipeline.addBefore(NettyPipeline.HttpCodec, WRITE_TIMEOUT, new WriteTimeout());
        pipeline.addBefore(NettyPipeline.HttpCodec, BYTES, bytes);
        pipeline.addAfter(NettyPipeline.HttpCodec, EXCHANGE, new HttpExchanges(bytes, malformed, admitted));
        TlsFailures.install(channel, malformed);
    }

    /** Counts a connection for its peer. A trusted proxy's connections are counted for its clients, at the handshake. */
    private boolean admit(Channel channel) {
        InetAddress peer = NettyChannels.peer(channel);
        if (proxies.trusts(peer)) {
            return true;
        }
        AddressLimits.Connection counted = limits.connect(peer);
        if (counted != null) {
            channel.closeFuture().addListener(closed -> counted.close());
        }
        return counted != null;
    }

    /** Returns whether the connection of a request has ended, or accepts no request any more. */
    public static boolean hasEnded(Channel channel) {
        HttpExchanges exchanges = exchanges(channel);
        return !channel.isActive() || (exchanges != null && exchanges.isRefused());
    }

    /** Returns whether bytes have arrived after the request that is being answered. */
    public static boolean hasReceivedMore(Channel channel) {
        return channel.pipeline().get(BYTES) instanceof RequestBytes bytes && bytes.isHolding();
    }

    /**
     * Closes the connection when its answer has been written, and only after the client had time to read it: data that
     * was not read would make the close a reset, which discards the answer.
     */
    public static void closeAfterAnswer(Channel channel) {
        HttpExchanges exchanges = exchanges(channel);
        if (exchanges != null) {
            exchanges.closeAfterAnswer();
        }
    }

    /** Removes the gate. */
    public static void remove(ChannelPipeline pipeline) {
        for (String handler : new String[] {WRITE_TIMEOUT, BYTES, EXCHANGE}) {
            if (pipeline.get(handler) != null) {
                pipeline.remove(handler);
            }
        }
    }

    private static @Nullable HttpExchanges exchanges(Channel channel) {
        return channel.pipeline().get(EXCHANGE) instanceof HttpExchanges exchanges ? exchanges : null;
    }

    /** Closes the connection where a part of an answer could not be written in time. */
    private static final class WriteTimeout extends WriteTimeoutHandler {
        WriteTimeout() {
            super(WRITE_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        }

        @Override
        protected void writeTimedOut(ChannelHandlerContext context) {
            context.close();
        }
    }
}
