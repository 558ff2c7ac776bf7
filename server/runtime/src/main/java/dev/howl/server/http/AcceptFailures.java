package dev.howl.server.http;

import dev.howl.server.logging.RepeatedLines;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The first handler of a listening socket: it tells once a minute that connections could not be accepted, mostly because
 * the process has no file descriptor left. Reactor Netty, which says nothing, tries again after a second.
 */
@ChannelHandler.Sharable
public final class AcceptFailures extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(AcceptFailures.class);

    private final RepeatedLines lines;

    public AcceptFailures(RepeatedLines lines) {
        this.lines = lines;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable failure) {
        if (failure instanceof IOException) {
            lines.write(LOG, Level.ERROR, "connections that could not be accepted", () -> line(failure));
        }
        ctx.fireExceptionCaught(failure);
    }

    private static String line(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        String cure = message.contains("Too many open files")
                ? "; raise the limit of open files of the process (ulimit -n, LimitNOFILE= of systemd) above"
                        + " howl.limits.connections, or lower howl.limits.connections"
                : "";
        return "A connection could not be accepted: " + message + cure;
    }
}
