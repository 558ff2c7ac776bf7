package dev.howl.benchmarks.jmh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;

/** Subscribers that count received frames without allocating. Not thread-safe. */
final class SubscriberConnections implements AutoCloseable {
    private static final int READ_BUFFER = 256 * 1024;
    private static final long TIMEOUT_MILLIS = 30_000;

    private final List<SubscriberConnection> subscribers = new ArrayList<>();
    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(READ_BUFFER);
    private long read;

    SubscriberConnections(int port, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            SubscriberConnection subscriber =
                    new SubscriberConnection(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            subscriber.channel.configureBlocking(false);
            subscriber.channel.register(selector, SelectionKey.OP_READ, subscriber);
            subscribers.add(subscriber);
        }
    }

    /** Waits until each subscriber has received {@code each} further frames; returns the number of frames of all. */
    long read(int each) throws IOException {
        long due = (long) each * subscribers.size();
        read = 0;
        while (read < due) {
            if (selector.select(this::take, TIMEOUT_MILLIS) == 0) {
                throw new IOException(
                        "received only " + read + " of " + due + " frames within " + TIMEOUT_MILLIS + " ms");
            }
        }
        return read;
    }

    /** Sends {@code count} pings at once from the first connection and reads the pongs. */
    long ping(int count) throws IOException {
        SubscriberConnection first = subscribers.get(0);
        ByteBuffer pings = first.pings(count);
        while (pings.hasRemaining()) {
            first.channel.write(pings);
        }
        return read(count);
    }

    private void take(SelectionKey key) {
        SubscriberConnection subscriber = (SubscriberConnection) key.attachment();
        try {
            buffer.clear();
            if (subscriber.channel.read(buffer) < 0) {
                throw new IOException("the server closed a connection");
            }
            read += subscriber.frames(buffer.flip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            for (SubscriberConnection subscriber : subscribers) {
                subscriber.channel.close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
