package dev.howl.server.boot;

import dev.howl.server.http.HttpGate;
import dev.howl.server.http.NettyChannels;
import io.netty.channel.Channel;
import io.netty.handler.codec.CodecException;
import java.io.IOException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;

/**
 * The end of requests whose client has left, or whose body is not valid HTTP. There is nobody to answer, and nothing to
 * be done about it: one line for debugging, where Spring would log a failure of the server with its stack trace.
 */
final class EndedRequests implements WebExceptionHandler, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(EndedRequests.class);
    private static final int MAX_CAUSES = 20;

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        Channel channel = NettyChannels.of(exchange.getRequest());
        if (channel == null || !HttpGate.hasEnded(channel) || !isOfConnection(failure)) {
            return Mono.error(failure);
        }
        LOG.debug(
                "{} {} ended early: {}",
                exchange.getRequest().getMethod(),
                exchange.getRequest().getPath().value(),
                String.valueOf(failure.getMessage()));
        return Mono.empty();
    }

    private static boolean isOfConnection(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(MAX_CAUSES)
                .anyMatch(cause -> cause instanceof IOException
                        || cause instanceof AbortedException
                        || cause instanceof CodecException);
    }

    /** Runs before Spring Boot's handler, which logs and answers. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
