package dev.howl.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.util.ReferenceCountUtil;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The received bytes of an HTTP connection, passed to the codec in slices that end where a request can end: the codec
 * never holds a part of the next request. While the next request has to wait, nothing is read from the socket.
 *
 * <p>Confined to the channel's event loop.
 */
// A scheduled turn needs no handling: an event loop that shuts down has no connections left.
@SuppressWarnings("FutureReturnValueIgnored")
final class RequestBytes extends ChannelDuplexHandler {
    /** Slices in one turn: more than the lines of a request that the codec accepts. */
    private static final int SLICES_PER_TURN = 512;

    private RequestProgress progress = RequestProgress.HEAD;
    private long bodyBytes;
    private @Nullable ChannelHandlerContext context;
    private @Nullable ByteBuf held;
    private boolean feeding;
    private boolean scheduled;
    private boolean readWanted;
    private boolean autoRead;

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
    }

    /** Starts to read the body of a request; of a length, or in chunks where it is negative. */
    void body(long length) {
        progress = length < 0 ? RequestProgress.CHUNKS : RequestProgress.BODY;
        bodyBytes = length;
    }

    /** Holds everything that follows the request back until {@link #next}. */
    void hold() {
        progress = RequestProgress.COMPLETE;
    }

    /** Lets the next request in, in another turn of the event loop. */
    void next() {
        progress = RequestProgress.HEAD;
        proceed();
    }

    /** Discards everything from here on, so that the peer can finish sending. */
    void discard() {
        progress = RequestProgress.DISCARDED;
        release();
        context().channel().config().setAutoRead(true);
    }

    boolean isHolding() {
        return held != null && held.isReadable();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (!(message instanceof ByteBuf bytes)) {
            ctx.fireChannelRead(message);
        } else if (progress == RequestProgress.DISCARDED) {
            bytes.release();
        } else {
            held = held == null ? bytes : ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(ctx.alloc(), held, bytes);
            if (!scheduled) {
                feed();
            }
            pauseIfHolding(ctx);
        }
    }

    @Override
    public void read(ChannelHandlerContext ctx) {
        if (held == null) {
            ctx.read();
        } else {
            readWanted = true;
            pauseIfHolding(ctx);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        release();
        ctx.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        ByteBuf rest = held;
        held = null;
        if (rest != null && rest.isReadable()) {
            ctx.fireChannelRead(rest);
        } else {
            ReferenceCountUtil.release(rest);
        }
    }

    private void pauseIfHolding(ChannelHandlerContext ctx) {
        if (held != null && ctx.channel().config().isAutoRead()) {
            autoRead = true;
            ctx.channel().config().setAutoRead(false);
        }
    }

    private void proceed() {
        if (held != null && !scheduled && progress != RequestProgress.COMPLETE) {
            scheduled = true;
            // Scheduled and not executed: the loop runs executed tasks until none is left, before it reads again.
            context().executor().schedule(this::turn, 1, TimeUnit.NANOSECONDS);
        }
    }

    private void turn() {
        scheduled = false;
        if (!context().isRemoved()) {
            feed();
        }
    }

    private void feed() {
        if (feeding) {
            return;
        }
        feeding = true;
        try {
            int slices = 0;
            while (!scheduled && isHolding() && slices++ < SLICES_PER_TURN) {
                int length = progress.slice(Objects.requireNonNull(held), bodyBytes);
                if (length == 0) {
                    break;
                }
                bodyBytes -= length;
                context().fireChannelRead(Objects.requireNonNull(held).readRetainedSlice(length));
            }
        } finally {
            feeding = false;
        }
        if (held != null && !held.isReadable()) {
            release();
            resumeReading();
        } else {
            proceed();
        }
    }

    private void resumeReading() {
        if (autoRead) {
            autoRead = false;
            readWanted = false;
            context().channel().config().setAutoRead(true);
        } else if (readWanted) {
            readWanted = false;
            context().read();
        }
    }

    private void release() {
        ReferenceCountUtil.release(held);
        held = null;
    }

    private ChannelHandlerContext context() {
        return Objects.requireNonNull(context, "the handler is not in a pipeline yet");
    }
}
