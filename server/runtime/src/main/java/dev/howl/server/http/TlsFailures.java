package dev.howl.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import javax.net.ssl.SSLException;
import reactor.netty.NettyPipeline;

/** Handlers that count TLS where there is none, and failed TLS handshakes. */
// A close needs no handle: the channel has none of our data.
@SuppressWarnings("FutureReturnValueIgnored")
final class TlsFailures {
    private static final String NAME = "howl.http.tls";
    /** Type of the TLS record that a client sends first (RFC 8446, section 5.1). No HTTP request starts with it. */
    private static final byte HANDSHAKE_RECORD = 22;

    private TlsFailures() {}

    static void install(Channel channel, MalformedRequests malformed) {
        // By its name: it may be an SniHandler that becomes an SslHandler later.
        if (channel.pipeline().get(NettyPipeline.SslHandler) == null) {
            channel.pipeline().addFirst(NAME, new FirstByte(malformed));
        } else {
            channel.pipeline().addAfter(NettyPipeline.SslHandler, NAME, new Handshake(malformed));
        }
    }

    /** Closes connections that begin with TLS, and leaves the pipeline of all others. */
    private static final class FirstByte extends ChannelInboundHandlerAdapter {
        private final MalformedRequests malformed;

        FirstByte(MalformedRequests malformed) {
            this.malformed = malformed;
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            if (message instanceof ByteBuf bytes
                    && bytes.isReadable()
                    && bytes.getByte(bytes.readerIndex()) == HANDSHAKE_RECORD) {
                ReferenceCountUtil.release(message);
                malformed.count(MalformedRequest.TLS_ON_PLAIN_PORT, ctx.channel());
                ctx.close();
                return;
            }
            ctx.pipeline().remove(this);
            ctx.fireChannelRead(message);
        }
    }

    /** Counts the failure of a connection's TLS, once, and closes the connection. */
    private static final class Handshake extends ChannelInboundHandlerAdapter {
        private final MalformedRequests malformed;
        private boolean failed;

        Handshake(MalformedRequests malformed) {
            this.malformed = malformed;
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
            if (event instanceof SslCompletionEvent completion && !completion.isSuccess()) {
                fail(ctx, completion.cause());
            } else {
                ctx.fireUserEventTriggered(event);
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable failure) {
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            if (failed || cause instanceof SSLException) {
                fail(ctx, cause);
            } else {
                ctx.fireExceptionCaught(failure);
            }
        }

        private void fail(ChannelHandlerContext ctx, Throwable cause) {
            if (!failed) {
                failed = true;
                if (cause instanceof NotSslRecordException) {
                    malformed.count(MalformedRequest.PLAIN_ON_TLS_PORT, ctx.channel());
                } else {
                    malformed.countTls(ctx.channel(), cause);
                }
            }
            ctx.close();
        }
    }
}
