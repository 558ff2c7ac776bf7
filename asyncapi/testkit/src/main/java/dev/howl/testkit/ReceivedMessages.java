package dev.howl.testkit;

import java.io.ByteArrayOutputStream;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The queue of messages that a {@link RawClient} received and the test has not taken yet. Thread-safe. */
final class ReceivedMessages implements WebSocket.Listener {
    private static final int MAX_MESSAGES = 100_000;
    private static final JsonMapper JSON = new JsonMapper();

    /** Guarded by {@code this}. */
    private final List<RawMessage> messages = new ArrayList<>();

    private final StringBuilder partial = new StringBuilder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<RawClient.Closed> closed = new CompletableFuture<>();

    CompletableFuture<RawClient.Closed> closed() {
        return closed;
    }

    /**
     * Waits for a message for which the predicate holds, and takes the oldest one.
     *
     * @param what the message in words, for the error message
     * @throws AssertionError if none arrives within the timeout, or before the connection ends
     */
    RawMessage take(Predicate<RawMessage> predicate, Duration timeout, String what) {
        try {
            return take(predicate, System.nanoTime() + timeout.toNanos(), what);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private synchronized RawMessage take(Predicate<RawMessage> predicate, long deadline, String what)
            throws InterruptedException {
        RawMessage found = remove(predicate);
        while (found == null) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0 || closed.isDone()) {
                String why = closed.isDone() ? " before the end " + closed.join() : " within the timeout";
                throw new AssertionError(
                        "no message " + what + why + "; the queue holds\n" + RecordingResult.lines(messages));
            }
            wait(left);
            found = remove(predicate);
        }
        return found;
    }

    private @Nullable RawMessage remove(Predicate<RawMessage> predicate) {
        for (Iterator<RawMessage> all = messages.iterator(); all.hasNext(); ) {
            RawMessage message = all.next();
            if (predicate.test(message)) {
                all.remove();
                return message;
            }
        }
        return null;
    }

    /** Returns the JSON of a text message, empty for any other message. */
    static Optional<JsonNode> json(RawMessage message) {
        try {
            return message instanceof RawMessage.Text text
                    ? Optional.of(JSON.readTree(text.content()))
                    : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            put(new RawMessage.Text(partial.toString()));
            partial.setLength(0);
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
        byte[] piece = new byte[data.remaining()];
        data.get(piece);
        bytes.writeBytes(piece);
        if (last) {
            put(new RawMessage.Binary(bytes.toByteArray()));
            bytes.reset();
        }
        socket.request(1);
        return null;
    }

    private synchronized void put(RawMessage message) {
        if (messages.size() >= MAX_MESSAGES) {
            throw new IllegalStateException("the queue is full: the test left " + MAX_MESSAGES + " messages in it");
        }
        messages.add(message);
        notifyAll();
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        end(new RawClient.Closed(code, reason));
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        end(new RawClient.Closed(1006, String.valueOf(error.getMessage())));
    }

    private synchronized void end(RawClient.Closed how) {
        closed.complete(how);
        notifyAll();
    }
}
