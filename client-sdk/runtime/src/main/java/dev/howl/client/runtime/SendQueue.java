package dev.howl.client.runtime;

import dev.howl.runtime.CloseCodes;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The queue of frames that one link sends, one at a time, with its Close frame last. Event loop only.
 *
 * <p>The queue itself has no bound. Its callers limit what they add: user messages are limited by {@code sendLimit},
 * subscribe and unsubscribe frames by the number of subscriptions, and a Ping is queued only if the queue is empty.
 */
final class SendQueue {
    private final EventLoop loop;
    private final Transport.Link link;
    private final Consumer<? super Throwable> onFailure;
    private final Queue<Item> waiting = new ArrayDeque<>();
    private @Nullable Item sending;
    private @Nullable Close close;
    private boolean stopped;

    /** A frame that is not written yet. */
    private record Item(Function<Transport.Link, CompletionStage<?>> frame, Consumer<@Nullable Throwable> done) {}

    private record Close(int code, String reason) {}

    /** @param onFailure called once, when the link can no longer send */
    SendQueue(EventLoop loop, Transport.Link link, Consumer<? super Throwable> onFailure) {
        this.loop = loop;
        this.link = link;
        this.onFailure = onFailure;
    }

    /** Returns whether nothing is being sent or waiting. */
    boolean isIdle() {
        return sending == null && waiting.isEmpty();
    }

    /**
     * Queues a text frame.
     *
     * @param done called on the event loop with {@code null} once the frame is written, or with the failure
     */
    void sendText(String text, Consumer<@Nullable Throwable> done) {
        send(new Item(to -> to.sendText(text), done));
    }

    /** Queues a binary frame, as {@link #sendText} does. */
    void sendBinary(byte[] content, Consumer<@Nullable Throwable> done) {
        send(new Item(to -> to.sendBinary(content), done));
    }

    private void send(Item item) {
        if (stopped || close != null) {
            item.done().accept(new ConnectionLostException(CloseCodes.ABNORMAL, "the connection is closing", null));
            return;
        }
        waiting.add(item);
        next();
    }

    /** Sends a Close frame after everything that waits. Only the first call has an effect. */
    void close(int code, String reason) {
        if (close == null) {
            close = new Close(code, reason);
            next();
        }
    }

    /** Fails everything that waits, because the link is gone. */
    void fail(Throwable cause) {
        stopped = true;
        Item current = sending;
        sending = null;
        if (current != null) {
            current.done().accept(cause);
        }
        for (Item item = waiting.poll(); item != null; item = waiting.poll()) {
            item.done().accept(cause);
        }
    }

    private void next() {
        if (stopped || sending != null) {
            return;
        }
        Item item = waiting.poll();
        if (item != null) {
            sending = item;
            whenSent(item.frame().apply(link), failure -> sent(item, failure));
        } else if (close != null) {
            stopped = true;
            whenSent(link.sendClose(close.code(), close.reason()), failure -> {
                if (failure != null) {
                    onFailure.accept(failure);
                }
            });
        }
    }

    private void whenSent(CompletionStage<?> stage, Consumer<@Nullable Throwable> then) {
        var unused = stage.whenComplete((result, failure) -> loop.execute(() -> then.accept(failure)));
    }

    private void sent(Item item, @Nullable Throwable failure) {
        if (stopped) {
            return;
        }
        sending = null;
        if (failure == null) {
            item.done().accept(null);
            next();
        } else {
            // Report the end of the connection first, so that a caller whose message failed sees the new state.
            onFailure.accept(failure);
            item.done()
                    .accept(new ConnectionLostException(
                            CloseCodes.ABNORMAL, "the connection failed: " + failure, failure));
        }
    }
}
