package dev.howl.testkit;

import java.net.http.WebSocket;
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

/** The queue of text messages that a {@link RawClient} received and the test has not taken yet. Thread-safe. */
final class ReceivedMessages implements WebSocket.Listener {
    private static final int MAX_MESSAGES = 100_000;
    private static final JsonMapper JSON = new JsonMapper();

    /** Guarded by {@code this}. */
    private final List<String> messages = new ArrayList<>();

    private final StringBuilder partial = new StringBuilder();
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
    String take(Predicate<String> predicate, Duration timeout, String what) {
        try {
            return take(predicate, System.nanoTime() + timeout.toNanos(), what);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private synchronized String take(Predicate<String> predicate, long deadline, String what)
            throws InterruptedException {
        String found = remove(predicate);
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

    private @Nullable String remove(Predicate<String> predicate) {
        for (Iterator<String> all = messages.iterator(); all.hasNext(); ) {
            String message = all.next();
            if (predicate.test(message)) {
                all.remove();
                return message;
            }
        }
        return null;
    }

    static Optional<JsonNode> json(String text) {
        try {
            return Optional.of(JSON.readTree(text));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            put(partial.toString());
            partial.setLength(0);
        }
        socket.request(1);
        return null;
    }

    private synchronized void put(String message) {
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
