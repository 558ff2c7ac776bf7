package dev.howl.server.http;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import org.jspecify.annotations.Nullable;

/**
 * The requests of a connection and their answers. A request is over when it has been read and its answer has been
 * written; until then the {@link RequestBytes} hold the next one back.
 *
 * <p>Confined to the channel's event loop.
 */
// The promise of an answer belongs to its writer.
@SuppressWarnings("FutureReturnValueIgnored")
final class HttpExchanges extends ChannelDuplexHandler {
    private final RequestBytes bytes;
    private final ResponseWriter responses = new ResponseWriter();
    private final MalformedRequests malformed;
    private final boolean admitted;
    private boolean received;
    private boolean answering;
    private boolean answered;
    private boolean informational;
    private boolean lastAnswer;
    private boolean refused;

    /** @param admitted whether the peer may have this connection; if not, its first request is answered 429 */
    HttpExchanges(RequestBytes bytes, MalformedRequests malformed, boolean admitted) {
        this.bytes = bytes;
        this.malformed = malformed;
        this.admitted = admitted;
    }

    void closeAfterAnswer() {
        lastAnswer = true;
    }

    /** Returns whether the connection accepts no request any more, because the last one was refused. */
    boolean isRefused() {
        return refused;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (refused) {
            ReferenceCountUtil.release(message);
            return;
        }
        HttpRefusal refusal = refusal(ctx, message);
        if (refusal != null) {
            ReferenceCountUtil.release(message);
            refuse(ctx, refusal);
            return;
        }
        if (message instanceof HttpRequest request) {
            begin(request);
        }
        if (message instanceof LastHttpContent) {
            received = true;
            bytes.hold();
        }
        ctx.fireChannelRead(message);
        nextIfOver();
    }

    private @Nullable HttpRefusal refusal(ChannelHandlerContext ctx, Object message) {
        if (message instanceof HttpRequest request) {
            return admitted
                    ? RequestCheck.refusal(request, kind -> malformed.count(kind, ctx.channel()))
                    : HttpRefusal.TOO_MANY_CONNECTIONS;
        }
        if (message instanceof HttpObject part && part.decoderResult().isFailure()) {
            malformed.count(MalformedRequest.BODY, ctx.channel());
            return MalformedRequest.BODY.refusal();
        }
        return null;
    }

    /** Answers the request, unless a handler does so already: its answer is then the last one. */
    private void refuse(ChannelHandlerContext ctx, HttpRefusal refusal) {
        if (answering && !answered) {
            lastAnswer = true;
            bytes.discard();
            return;
        }
        refused = true;
        bytes.discard();
        if (answered) {
            HttpRefusal.closeGently(ctx);
        } else {
            refusal.write(ctx);
        }
    }

    private void begin(HttpRequest request) {
        received = false;
        answering = false;
        answered = false;
        if (HttpUtil.isTransferEncodingChunked(request)) {
            bytes.body(-1);
        } else {
            bytes.body(HttpUtil.getContentLength(request, 0L));
        }
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (refused) {
            ReferenceCountUtil.release(message);
            promise.tryFailure(new ClosedChannelException());
            return;
        }
        if (message instanceof HttpResponse response) {
            informational = response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
            answering |= !informational;
        }
        if (!(message instanceof LastHttpContent) || informational) {
            responses.write(ctx, message, promise);
            return;
        }
        ChannelPromise written = promise.unvoid();
        written.addListener(done -> answered(ctx));
        responses.write(ctx, message, written);
    }

    @Override
    public void flush(ChannelHandlerContext ctx) {
        responses.flush(ctx);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        responses.proceed(ctx);
        ctx.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        responses.fail();
        ctx.fireChannelInactive();
    }

    /** Lets a client that still sends its body read the answer first: a close with unread bytes would be a reset. */
    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
        if (refused || received || !answered || !ctx.channel().isActive()) {
            ctx.close(promise);
            return;
        }
        refused = true;
        bytes.discard();
        HttpRefusal.closeGently(ctx);
        ctx.channel().closeFuture().addListener(closed -> promise.trySuccess());
    }

    private void answered(ChannelHandlerContext ctx) {
        answered = true;
        if (lastAnswer && !refused && ctx.channel().isActive()) {
            refused = true;
            bytes.discard();
            HttpRefusal.closeGently(ctx);
        }
        nextIfOver();
    }

    private void nextIfOver() {
        if (received && answered && !refused) {
            received = false;
            answering = false;
            answered = false;
            bytes.next();
        }
    }
}
