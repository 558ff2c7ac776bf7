package dev.howl.server.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A writer of encoded frames to a channel. It counts what the socket did not take against the budget of all connections.
 *
 * <p>Confined to the channel's event loop.
 */
// A failed write closes the channel; the futures of writes need no handling.
@SuppressWarnings("FutureReturnValueIgnored")
final class ConnectionWriter {
    private final Channel channel;
    private final WebSocketStats stats;
    private final UnsentBudget budget;
    private @Nullable ChannelHandlerContext context;
    private @Nullable DirectWriter direct;
    private boolean reading;
    private boolean unflushed;
    private long counted;

    ConnectionWriter(Channel channel, WebSocketStats stats, UnsentBudget budget) {
        this.channel = channel;
        this.stats = stats;
        this.budget = budget;
    }

    void attach(ChannelHandlerContext ctx) {
        context = ctx;
    }

    /** Begins to write to the socket itself, where that is possible; called when the pipeline is complete. */
    void start() {
        direct = DirectWriter.of(channel);
    }

    long unsent() {
        var buffer = channel.unsafe().outboundBuffer();
        return buffer == null ? 0 : buffer.totalPendingWriteBytes();
    }

    /** Counts what is unsent now. Called after each write that the socket did not take, and whenever it took some. */
    void count() {
        long now = unsent();
        if (now != counted) {
            budget.add(now - counted);
            counted = now;
        }
    }

    void write(ByteBuf frames) {
        int written = direct == null ? 0 : direct.write(frames);
        if (written < frames.readableBytes()) {
            ChannelHandlerContext ctx = context();
            ctx.writeAndFlush(frames.retainedDuplicate().skipBytes(written), ctx.voidPromise());
            count();
        }
    }

    void write(byte[] frame) {
        ChannelHandlerContext ctx = context();
        stats.sent(1, frame.length);
        ctx.write(Frames.direct(ctx.alloc(), frame), ctx.voidPromise());
        flushUnlessReading(ctx);
    }

    /**
     * Writes a text frame whose payload is shared.
     *
     * @param tail takes the place of the payload's last byte, where it is not empty
     */
    void write(SharedPayload payload, byte[] tail) {
        ChannelHandlerContext ctx = context();
        int shared = tail.length == 0 ? payload.length() : payload.length() - 1;
        byte[] header = Frames.textHeader(shared + tail.length);
        stats.sent(1, header.length + shared + tail.length);
        ctx.write(Frames.direct(ctx.alloc(), header), ctx.voidPromise());
        ctx.write(payload.first(shared), ctx.voidPromise());
        if (tail.length > 0) {
            ctx.write(Frames.direct(ctx.alloc(), tail), ctx.voidPromise());
        }
        flushUnlessReading(ctx);
    }

    private void flushUnlessReading(ChannelHandlerContext ctx) {
        if (reading) {
            unflushed = true;
        } else {
            ctx.flush();
            count();
        }
    }

    /** Collects what is written until {@link #readingEnded} for one flush. */
    void readingBegins() {
        reading = true;
    }

    void readingEnded() {
        reading = false;
        if (unflushed) {
            unflushed = false;
            context().flush();
            count();
        }
    }

    /** Shuts down the sending side once everything written has been flushed. */
    void end() {
        context().writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(done -> shutdownOutput());
    }

    private void shutdownOutput() {
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        if (tls != null) {
            tls.closeOutbound().addListener(done -> ((DuplexChannel) channel).shutdownOutput());
        } else {
            ((DuplexChannel) channel).shutdownOutput();
        }
    }

    /** Takes everything out of the budget. Called once the channel is closed. */
    void ended() {
        budget.add(-counted);
        counted = 0;
    }

    private ChannelHandlerContext context() {
        return Objects.requireNonNull(context, "the handler is not in a pipeline yet");
    }
}
