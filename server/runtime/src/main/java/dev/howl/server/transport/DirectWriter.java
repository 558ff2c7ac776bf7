package dev.howl.server.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.unix.FileDescriptor;
import io.netty.channel.unix.UnixChannel;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Hands bytes to the socket with one system call and nothing else: no duplicate of the buffer, no entry in the
 * channel's outbound buffer, no way through the pipeline. It does so only where nothing waits in front of them; what
 * the socket does not take goes the ordinary way. Confined to the channel's event loop.
 */
final class DirectWriter {
    private final Channel.Unsafe channel;
    private final FileDescriptor socket;

    private DirectWriter(Channel channel, FileDescriptor socket) {
        this.channel = channel.unsafe();
        this.socket = socket;
    }

    /** {@code null} where bytes are changed on their way, as by TLS, or the transport is not native. */
    static @Nullable DirectWriter of(Channel channel) {
        return channel instanceof UnixChannel unix && channel.pipeline().get(SslHandler.class) == null
                ? new DirectWriter(channel, unix.fd())
                : null;
    }

    /** Writes what the socket takes now and returns how many bytes that were; the buffer is not changed. */
    int write(ByteBuf frames) {
        ChannelOutboundBuffer waiting = channel.outboundBuffer();
        if (waiting == null || waiting.totalPendingWriteBytes() != 0 || !frames.hasMemoryAddress()) {
            return 0;
        }
        try {
            return socket.writeAddress(frames.memoryAddress(), frames.readerIndex(), frames.writerIndex());
        } catch (IOException e) {
            // The ordinary way meets the same failure, and ends the channel with it.
            return 0;
        }
    }
}
