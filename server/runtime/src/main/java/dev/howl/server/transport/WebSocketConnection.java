package dev.howl.server.transport;

import dev.howl.runtime.CloseCodes;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's end of a WebSocket connection after the handshake. It reads frames, writes frames that are already
 * encoded, and closes the connection so that everything written before arrives.
 *
 * <p>Closing has three steps. The server writes Close and nothing after it, and reads on until the peer's Close or
 * until {@link WebSocketOptions#closeTimeout()} has passed. It then shuts down the sending side and reads on until the
 * peer has ended its own. Only then it closes the socket: closing a socket with unread data sends a reset, which
 * discards data that is still on its way to the peer.
 *
 * <p>Confined to the channel's event loop, except {@link #loop()}.
 */
// A failed write closes the channel, which is reported to the listener; the futures of writes need no handling.
@SuppressWarnings("FutureReturnValueIgnored")
public final class WebSocketConnection extends ChannelInboundHandlerAdapter {
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
    private final ConnectionWriter writer;
    private @Nullable ScheduledFuture<?> deadline;
    private boolean paused;

    WebSocketConnection(
            Channel channel,
            WebSocketOptions options,
            Function<WebSocketConnection, ? extends WebSocketListener> opened) {
        this.channel = channel;
        this.stats = options.stats();
        this.writer = new ConnectionWriter(channel, stats, options.unsent());
        this.closeTimeoutMillis = options.closeTimeout().toMillis();
        this.received = new ReceiveBuffer(new FrameReader(options.maxMessage(), new FrameHandler(this, stats)));
        this.listener = opened.apply(this);
    }

    /** Starts reading. Called once, when all handlers of the HTTP exchange have left the pipeline. */
    void start() {
        writer.start();
        guard(listener::opened);
        channel.config().setAutoRead(true);
    }

    /** Runs an action when the connection has ended, on its event loop. */
    public void onEnd(Runnable action) {
        channel.closeFuture().addListener(closed -> action.run());
    }

    /** Returns the event loop, the one thread of this connection. May be called from any thread. */
    public EventLoop loop() {
        return channel.eventLoop();
    }

    /** Returns whether the connection is up and no Close was written yet. */
    public boolean isOpen() {
        return state == State.OPEN && channel.isActive();
    }

    /** Returns whether the connection is open and its outbound buffer below the high water mark. */
    public boolean isWritable() {
        return state == State.OPEN && channel.isWritable();
    }

    /** Returns the number of bytes in the outbound buffer. */
    public long unsent() {
        return writer.unsent();
    }

    /** Counts what is unsent now against the budget of all connections; called now and then. */
    public void countUnsent() {
        writer.count();
    }

    /** Writes a frame; drops it once the connection is closing. */
    public void send(byte[] frame) {
        if (isOpen()) {
            writer.write(frame);
        }
    }

    /**
     * Writes a text message whose payload is shared with other connections; drops it once the connection is closing.
     *
     * @param tail takes the place of the payload's last byte, where it is not empty
     */
    public void send(SharedPayload payload, byte[] tail) {
        if (isOpen()) {
            writer.write(payload, tail);
        }
    }

    /**
     * Writes a frame that is shared with other connections; drops it once the connection is closing. The caller keeps
     * its reference.
     */
    public void send(ByteBuf frame) {
        if (isOpen()) {
            stats.sent(1, frame.readableBytes());
            writer.write(frame);
        }
    }

    /**
     * Writes frames shared with other connections if the connection is writable. The caller keeps its reference and
     * counts what was sent.
     *
     * @return {@code false} if nothing was written
     */
    public boolean offer(ByteBuf frames) {
        boolean writable = isWritable();
        if (writable) {
            writer.write(frames);
        }
        return writable;
    }

    /** Pauses reading. Bytes received already are kept undecoded. */
    public void pause() {
        if (!paused && state == State.OPEN) {
            paused = true;
            channel.config().setAutoRead(false);
        }
    }

    /** Resumes reading, first with the bytes received already. */
    public void resume() {
        if (paused) {
            paused = false;
            channel.config().setAutoRead(true);
            drain();
        }
    }

    /** Starts the closing handshake (RFC 6455, section 7.1.2); does nothing if it has been started. */
    public void close(int code, String reason) {
        if (!isOpen()) {
            return;
        }
        writer.write(Frames.close(code, listener.closeReason(code, reason)));
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
        writer.attach(ctx);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (!(message instanceof ByteBuf bytes)) {
            // The end of the handshake's HTTP request, which was decoded before the decoder left the pipeline.
            ReferenceCountUtil.release(message);
            return;
        }
        stats.received(bytes.readableBytes());
        if (state == State.ENDING) {
            bytes.release();
            return;
        }
        writer.readingBegins();
        received.add(ctx.alloc(), bytes);
        drain();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        writer.readingEnded();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        writer.count();
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

    /** Runs an action of the connection, on its event loop; ends the connection with 1011 if the action fails. */
    public void guard(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error e) {
            failed(e);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        // Everything else that fails in the pipeline is a fault of the server, not of the network.
        if (cause instanceof IOException || cause instanceof DecoderException) {
            LOG.debug("Connection failed", cause);
            ctx.close();
        } else {
            failed(cause);
        }
    }

    /** Ends the connection after an unexpected failure: how far its state was changed is not known. */
    private void failed(Throwable cause) {
        boolean first = isOpen();
        try {
            LOG.error("A connection is closed with {} after an unexpected failure", CloseCodes.INTERNAL_ERROR, cause);
            if (first) {
                listener.failing();
                close(CloseCodes.INTERNAL_ERROR, "internal server error");
            }
        } finally {
            if (!first || isOpen()) {
                abort();
            }
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        writer.ended();
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

    WebSocketListener listener() {
        return listener;
    }

    /** Answers the peer's Close, if it is the first one, and ends the connection. */
    void peerClosed(int code) {
        close(code, "");
        // close() has done nothing if our Close went out before: the code counted is that of the first Close.
        end();
    }

    /** Ends the sending side once everything written has been flushed. */
    private void end() {
        if (state == State.ENDING) {
            return;
        }
        state = State.ENDING;
        writer.end();
    }

    /** Closes the socket without a closing handshake. */
    public void abort() {
        channel.close();
    }
}
