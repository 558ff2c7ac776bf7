package dev.howl.server.transport;

import dev.howl.runtime.CloseCodes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's end of a WebSocket after the handshake: reads frames, writes frames that are encoded already, and ends
 * the connection so that what was written arrives.
 *
 * <p>The end: Close is written, and nothing after it; reading goes on until the peer's Close, or five seconds; then
 * the sending side is shut down, reading goes on until the peer has ended its side, and the socket is closed. A socket
 * that is closed with something unread resets, and loses what is on its way.
 *
 * <p>Confined to the channel's event loop, except {@link #loop()}.
 */
// A write that fails ends the channel, which is told to the listener: there is nothing to do with its future.
@SuppressWarnings("FutureReturnValueIgnored")
public final class WebSocketConnection extends ChannelInboundHandlerAdapter {
    /** A session is not read while more than this waits to be sent to it. */
    public static final int MAX_UNSENT_WHILE_READING = 512 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(WebSocketConnection.class);

    private enum State {
        OPEN,
        CLOSING,
        ENDING
    }

    private final Channel channel;
    private final WebSocketListener listener;
    private final WebSocketStats stats;
    private final long closeTimeoutMillis;
    private final ReceiveBuffer received;
    private State state = State.OPEN;
    private int closeCode = CloseCodes.ABNORMAL;
    private @Nullable ChannelHandlerContext context;
    private @Nullable ScheduledFuture<?> deadline;
    private @Nullable DirectWriter direct;
    private boolean paused;
    private boolean reading;
    private boolean unflushed;

    WebSocketConnection(
            Channel channel,
            WebSocketOptions options,
            Function<WebSocketConnection, ? extends WebSocketListener> opened) {
        this.channel = channel;
        this.stats = options.stats();
        this.closeTimeoutMillis = options.closeTimeout().toMillis();
        this.received = new ReceiveBuffer(new FrameReader(options.maxMessage(), new FrameHandler(this, stats)));
        this.listener = opened.apply(this);
    }

    /** Called once the pipeline is as it will stay. */
    void start() {
        direct = DirectWriter.of(channel);
        listener.opened();
        channel.config().setAutoRead(true);
    }

    /** The one thread of this connection; from any thread. */
    public EventLoop loop() {
        return channel.eventLoop();
    }

    /** Whether no Close was written yet and the connection stands. */
    public boolean isOpen() {
        return state == State.OPEN && channel.isActive();
    }

    /** Whether the peer keeps up with what is sent. */
    public boolean isWritable() {
        return state == State.OPEN && channel.isWritable();
    }

    /** Bytes that wait for the peer. */
    public long unsent() {
        var buffer = channel.unsafe().outboundBuffer();
        return buffer == null ? 0 : buffer.totalPendingWriteBytes();
    }

    /** Writes one frame; drops it once the connection is closing. */
    public void send(byte[] frame) {
        if (isOpen()) {
            write(frame);
        }
    }

    /** Writes a frame that others are sent too; the reference stays with the caller. */
    public void send(ByteBuf frame) {
        if (isOpen()) {
            stats.sent(1, frame.readableBytes());
            write(frame);
        }
    }

    /**
     * Writes frames that others are sent too, if the peer keeps up; the reference stays with the caller, who counts
     * what was sent.
     *
     * @return {@code false} where nothing was written
     */
    public boolean offer(ByteBuf frames) {
        boolean writable = isWritable();
        if (writable) {
            write(frames);
        }
        return writable;
    }

    /** Asks the peer for a sign of life. */
    public void ping() {
        send(Frames.ping());
    }

    /** Stops taking frames; what has been received already waits. */
    public void pause() {
        if (!paused && state == State.OPEN) {
            paused = true;
            channel.config().setAutoRead(false);
        }
    }

    /** Takes frames again. */
    public void resume() {
        if (paused) {
            paused = false;
            channel.config().setAutoRead(true);
            drain();
        }
    }

    /** Whether frames are not taken at present. */
    public boolean isPaused() {
        return paused;
    }

    /** Starts the closing handshake; does nothing when it has started. */
    public void close(int code, String reason) {
        if (!isOpen()) {
            return;
        }
        write(Frames.close(code, reason));
        channel.flush();
        state = State.CLOSING;
        closeCode = code;
        received.discard();
        deadline = loop().schedule(this::abort, closeTimeoutMillis, TimeUnit.MILLISECONDS);
        listener.closing();
        resume();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (!(message instanceof ByteBuf bytes)) {
            // The end of the handshake's request, which passes after the HTTP decoder has gone.
            ReferenceCountUtil.release(message);
            return;
        }
        stats.received(bytes.readableBytes());
        if (state == State.ENDING) {
            bytes.release();
            return;
        }
        reading = true;
        received.add(ctx.alloc(), bytes);
        drain();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        reading = false;
        if (unflushed) {
            unflushed = false;
            ctx.flush();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (isWritable()) {
            listener.writable();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof SslCloseCompletionEvent) {
            ctx.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LOG.debug("connection lost", cause);
        ctx.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        received.release();
        if (deadline != null) {
            deadline.cancel(false);
        }
        listener.closed(closeCode);
    }

    private void drain() {
        received.read(() -> !paused && state != State.ENDING);
        if (state == State.ENDING) {
            received.release();
        }
    }

    private void write(ByteBuf frames) {
        int written = direct == null ? 0 : direct.write(frames);
        if (written < frames.readableBytes()) {
            ChannelHandlerContext ctx = context();
            ctx.writeAndFlush(frames.retainedDuplicate().skipBytes(written), ctx.voidPromise());
        }
    }

    private void write(byte[] frame) {
        ChannelHandlerContext ctx = context();
        stats.sent(1, frame.length);
        ctx.write(Frames.direct(ctx.alloc(), frame), ctx.voidPromise());
        if (reading) {
            unflushed = true;
        } else {
            ctx.flush();
        }
    }

    WebSocketListener listener() {
        return listener;
    }

    /** The peer's Close has come. */
    void peerClosed(int code) {
        close(code, "");
        // A peer that closes first has its code counted, and so has one whose Close crosses ours.
        end();
    }

    /** Ends the sending side once everything written has gone out. */
    private void end() {
        if (state == State.ENDING) {
            return;
        }
        state = State.ENDING;
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

    /** Ends the connection as it is. */
    public void abort() {
        channel.close();
    }

    private ChannelHandlerContext context() {
        return Objects.requireNonNull(context, "not in a pipeline");
    }
}
