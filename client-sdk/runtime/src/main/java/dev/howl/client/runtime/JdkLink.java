package dev.howl.client.runtime;

import java.io.ByteArrayOutputStream;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A link over one JDK {@link WebSocket}: joins fragments to messages and requests the next ones. */
final class JdkLink implements Transport.Link, WebSocket.Listener {
    /** Messages that may wait for the event loop before reading stops and TCP holds the server back. */
    private static final int WINDOW = 64;

    private final TransportListener listener;
    private final int maxFrameLength;
    private final StringBuilder text = new StringBuilder(); // used by the socket's listener calls only
    private ByteArrayOutputStream bytes = new ByteArrayOutputStream(); // likewise
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile @Nullable WebSocket socket;
    private volatile boolean aborted;

    JdkLink(TransportListener listener, int maxFrameLength) {
        this.listener = listener;
        this.maxFrameLength = maxFrameLength;
    }

    /** Reports a failure to the listener, unless the end was reported before. */
    void failed(Throwable cause) {
        if (ended.compareAndSet(false, true)) {
            listener.onFailure(cause);
        }
    }

    @Override
    public CompletionStage<?> sendText(String message) {
        return open().sendText(message, true);
    }

    @Override
    public CompletionStage<?> sendBinary(byte[] content) {
        return open().sendBinary(ByteBuffer.wrap(content), true);
    }

    @Override
    public CompletionStage<?> sendClose(int code, String reason) {
        return open().sendClose(code, reason);
    }

    @Override
    public void handled() {
        WebSocket current = socket;
        if (current != null) {
            current.request(1);
        }
    }

    @Override
    public void abort() {
        // Written before `socket` is read; onOpen writes and reads in the opposite order. One of the two aborts.
        aborted = true;
        WebSocket current = socket;
        if (current != null) {
            current.abort();
        }
    }

    @Override
    public void onOpen(WebSocket opened) {
        socket = opened;
        if (aborted) {
            opened.abort();
            return;
        }
        listener.onOpen();
        opened.request(WINDOW);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket current, CharSequence data, boolean last) {
        if (text.length() + data.length() > maxFrameLength) {
            return tooLong(current, "characters");
        }
        text.append(data);
        if (!last) {
            return readOn(current);
        }
        String message = text.toString();
        text.setLength(0);
        listener.onText(message);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket current, ByteBuffer data, boolean last) {
        if (bytes.size() + data.remaining() > maxFrameLength) {
            return tooLong(current, "bytes");
        }
        byte[] part = new byte[data.remaining()];
        data.get(part);
        bytes.writeBytes(part);
        if (!last) {
            return readOn(current);
        }
        byte[] message = bytes.toByteArray();
        bytes = new ByteArrayOutputStream();
        listener.onBinary(message);
        return null;
    }

    private @Nullable CompletionStage<?> tooLong(WebSocket current, String unit) {
        failed(new IllegalStateException(
                "the server sent a message longer than maxFrameLength, " + maxFrameLength + " " + unit));
        current.abort();
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket current, ByteBuffer message) {
        return readOn(current);
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket current, ByteBuffer message) {
        return readOn(current);
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket current, int code, String reason) {
        if (ended.compareAndSet(false, true)) {
            listener.onClose(code, reason);
        }
        return null;
    }

    @Override
    public void onError(WebSocket current, Throwable error) {
        failed(error);
    }

    private @Nullable CompletionStage<?> readOn(WebSocket current) {
        listener.onActivity();
        current.request(1);
        return null;
    }

    private WebSocket open() {
        WebSocket current = socket;
        if (current == null) {
            throw new IllegalStateException("the handshake has not completed");
        }
        return current;
    }
}
