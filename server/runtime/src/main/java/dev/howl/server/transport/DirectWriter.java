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
 * A writer that passes bytes to the socket with one system call: no duplicate of the buffer, no entry in the channel's
 * outbound buffer, no pass through the pipeline. It writes only while the outbound buffer is empty, so that the order
 * of frames is kept; the caller writes what the socket did not accept through the pipeline.
 *
 * <p>Confined to the channel's event loop.
 */
final class DirectWriter {
    private final Channel.Unsafe channel;
    private final FileDescriptor socket;

    private DirectWriter(Channel channel, FileDescriptor socket) {
        this.channel = channel.unsafe();
        this.socket = socket;
    }

    /**
     * Returns a writer for a channel, or {@code null} if the pipeline changes bytes (TLS) or the transport is not a
     * native one.
     */
    static @Nullable DirectWriter of(Channel channel) {
        return channel instanceof UnixChannel unix && channel.pipeline().get(SslHandler.class) == null
                ? new DirectWriter(channel, unix.fd())
                : null;
    }

    /**
     * Writes as many bytes as the socket accepts now and returns their number. The reader index of the buffer is not
     * moved.
     */
    int write(ByteBuf frames) {
        ChannelOutboundBuffer outbound = channel.outboundBuffer();
        if (outbound == null || outbound.totalPendingWriteBytes() != 0 || !frames.hasMemoryAddress()) {
            return 0;
        }
        try {
            return socket.writeAddress(frames.memoryAddress(), frames.readerIndex(), frames.writerIndex());
        } catch (IOException e) {
            // Not reported here: the write through the pipeline that follows fails the same way and closes the channel.
            return 0;
        }
    }
}
