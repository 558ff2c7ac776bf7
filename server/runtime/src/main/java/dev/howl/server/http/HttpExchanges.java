package dev.howl.server.http;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

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
    private final boolean admitted;
    private boolean received;
    private boolean answered;
    private boolean informational;
    private boolean lastAnswer;
    private boolean refused;

    /** @param admitted whether the peer may have this connection; if not, its first request is answered 429 */
    HttpExchanges(RequestBytes bytes, boolean admitted) {
        this.bytes = bytes;
        this.admitted = admitted;
    }

    void closeAfterAnswer() {
        lastAnswer = true;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (refused) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpRequest request) {
            HttpRefusal refusal = admitted ? RequestCheck.refusal(request) : HttpRefusal.TOO_MANY_CONNECTIONS;
            if (refusal != null) {
                refused = true;
                ReferenceCountUtil.release(message);
                bytes.discard();
                refusal.write(ctx);
                return;
            }
            begin(request);
        }
        if (message instanceof LastHttpContent) {
            received = true;
            bytes.hold();
        }
        ctx.fireChannelRead(message);
        nextIfOver();
    }

    private void begin(HttpRequest request) {
        received = false;
        answered = false;
        if (HttpUtil.isTransferEncodingChunked(request)) {
            bytes.body(-1);
        } else {
            bytes.body(HttpUtil.getContentLength(request, 0L));
        }
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse response) {
            informational = response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
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
            answered = false;
            bytes.next();
        }
    }
}
