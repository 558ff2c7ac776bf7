package dev.howl.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A writer of responses that passes a large content on in slices, each when the socket has taken the last ones: what a
 * slow reader leaves unsent stays where it is, shared with all other requests for it, and is not copied into the
 * connection's buffers.
 *
 * <p>Confined to the channel's event loop.
 */
// The promise of a part belongs to its writer; that of a slice is not asked for.
@SuppressWarnings("FutureReturnValueIgnored")
final class ResponseWriter {
    private static final int SLICE = 32 * 1024;

    private final Deque<Part> parts = new ArrayDeque<>();

    private record Part(Object message, ChannelPromise promise) {}

    void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        boolean large =
                message instanceof HttpContent content && content.content().readableBytes() > SLICE;
        if (parts.isEmpty() && !large) {
            ctx.write(message, promise);
            return;
        }
        if (message instanceof FullHttpResponse full) {
            parts.add(new Part(
                    new DefaultHttpResponse(full.protocolVersion(), full.status(), full.headers()), ctx.voidPromise()));
            parts.add(new Part(new DefaultLastHttpContent(full.content(), full.trailingHeaders()), promise));
        } else {
            parts.add(new Part(message, promise));
        }
    }

    void flush(ChannelHandlerContext ctx) {
        if (parts.isEmpty()) {
            ctx.flush();
        } else {
            proceed(ctx);
        }
    }

    /** Writes as much as the socket takes now. */
    void proceed(ChannelHandlerContext ctx) {
        boolean wrote = false;
        while (!parts.isEmpty() && ctx.channel().isWritable()) {
            wrote = true;
            Part part = parts.element();
            if (part.message() instanceof HttpContent content
                    && content.content().readableBytes() > SLICE) {
                ByteBuf slice = content.content().readRetainedSlice(SLICE);
                ctx.write(new DefaultHttpContent(slice), ctx.voidPromise());
            } else {
                parts.remove();
                ctx.write(part.message(), part.promise());
            }
            if (!ctx.channel().isWritable()) {
                ctx.flush();
            }
        }
        if (wrote) {
            ctx.flush();
        }
    }

    /** Discards what was not written, because the connection has ended. */
    void fail() {
        for (Part part = parts.poll(); part != null; part = parts.poll()) {
            ReferenceCountUtil.release(part.message());
            part.promise().tryFailure(new ClosedChannelException());
        }
    }
}
