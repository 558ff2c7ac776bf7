package dev.howl.client.runtime;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Puts the fragments of one {@link WebSocket} together and keeps it reading. */
final class JdkLink implements Transport.Link, WebSocket.Listener {
    /** So many messages may wait for the loop; then TCP holds the server back. */
    private static final int WINDOW = 64;

    private final TransportListener listener;
    private final int maxFrameLength;
    private final StringBuilder text = new StringBuilder(); // touched by the socket's listener calls only
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile @Nullable WebSocket socket;
    private volatile boolean aborted;

    JdkLink(TransportListener listener, int maxFrameLength) {
        this.listener = listener;
        this.maxFrameLength = maxFrameLength;
    }

    /** Tells the listener of a failure, unless it has heard of the end already. */
    void failed(Throwable cause) {
        if (over.compareAndSet(false, true)) {
            listener.onFailure(cause);
        }
    }

    @Override
    public CompletionStage<?> sendText(String message) {
        return open().sendText(message, true);
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
        // Set before the socket is read; onOpen does it the other way round, so that one of the two sees both.
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
            failed(new IllegalStateException(
                    "the server sent a message of more than " + maxFrameLength + " characters"));
            current.abort();
            return null;
        }
        text.append(data);
        if (!last) {
            return more(current);
        }
        String message = text.toString();
        text.setLength(0);
        listener.onText(message);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket current, ByteBuffer data, boolean last) {
        if (!last) {
            return more(current);
        }
        listener.onBinary();
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket current, ByteBuffer message) {
        return more(current);
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket current, ByteBuffer message) {
        return more(current);
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket current, int code, String reason) {
        if (over.compareAndSet(false, true)) {
            listener.onClose(code, reason);
        }
        return null;
    }

    @Override
    public void onError(WebSocket current, Throwable error) {
        failed(error);
    }

    private @Nullable CompletionStage<?> more(WebSocket current) {
        listener.onActivity();
        current.request(1);
        return null;
    }

    private WebSocket open() {
        WebSocket current = socket;
        if (current == null) {
            throw new IllegalStateException("the handshake is not over");
        }
        return current;
    }
}
