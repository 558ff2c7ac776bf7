package dev.howl.server.http;

import dev.howl.runtime.Json;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.ssl.SslHandler;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a request that no handler sees. The connection ends with it.
 *
 * @param status status of the answer
 * @param reason a sentence in its body
 * @param retryAfter seconds after which the client may try again; {@code null} where that would not help
 */
// A failed write closes the channel, and an event loop that shuts down has no connections left.
@SuppressWarnings("FutureReturnValueIgnored")
record HttpRefusal(
        HttpResponseStatus status, String reason, @Nullable String retryAfter) {
    static final HttpRefusal TOO_MANY_CONNECTIONS = new HttpRefusal(
            HttpResponseStatus.TOO_MANY_REQUESTS,
            "too many connections from this address; close some, or retry later",
            "5");

    private static final long LINGER_MILLIS = 1_000;

    void write(ChannelHandlerContext ctx) {
        FullHttpResponse response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, ByteBufUtil.writeUtf8(ctx.alloc(), body()));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/problem+json")
                .set(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes())
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store");
        if (retryAfter != null) {
            response.headers().set(HttpHeaderNames.RETRY_AFTER, retryAfter);
        }
        ctx.writeAndFlush(response).addListener(written -> closeGently(ctx));
    }

    /** Returns a problem (RFC 9457), as other refusals have it. */
    private String body() {
        return Json.mapper()
                .createObjectNode()
                .put("type", "about:blank")
                .put("title", status.reasonPhrase())
                .put("status", status.code())
                .put("detail", reason)
                .toString();
    }

    /**
     * Ends the sending side and closes the connection when the client has closed it too, or a second later. A close while
     * bytes of the client are unread resets the connection, and the client would lose the answer.
     */
    static void closeGently(ChannelHandlerContext ctx) {
        ctx.executor().schedule(() -> ctx.channel().close(), LINGER_MILLIS, TimeUnit.MILLISECONDS);
        SslHandler tls = ctx.pipeline().get(SslHandler.class);
        if (tls != null) {
            tls.closeOutbound();
        } else if (ctx.channel() instanceof DuplexChannel channel) {
            channel.shutdownOutput();
        }
    }
}
