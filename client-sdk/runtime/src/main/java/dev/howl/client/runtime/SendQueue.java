package dev.howl.client.runtime;

import dev.howl.runtime.CloseCodes;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends the frames of one link one at a time, and its Close after the last. Loop only.
 *
 * <p>Its length is bounded by who fills it: users' messages by their budget, control frames by the subscriptions, and a
 * ping is queued only where nothing else is.
 */
final class SendQueue {
    private final EventLoop loop;
    private final Transport.Link link;
    private final Consumer<? super Throwable> onFailure;
    private final Queue<Item> waiting = new ArrayDeque<>();
    private @Nullable Item sending;
    private @Nullable Close close;
    private boolean over;

    private record Item(String text, Consumer<@Nullable Throwable> done) {}

    private record Close(int code, String reason) {}

    /** @param onFailure told once, when the link can send no more */
    SendQueue(EventLoop loop, Transport.Link link, Consumer<? super Throwable> onFailure) {
        this.loop = loop;
        this.link = link;
        this.onFailure = onFailure;
    }

    boolean isIdle() {
        return sending == null && waiting.isEmpty();
    }

    /** Queues a frame; {@code done} is told on the loop, with the failure or with {@code null} once it is written. */
    void send(String text, Consumer<@Nullable Throwable> done) {
        if (over || close != null) {
            done.accept(new ConnectionLostException(CloseCodes.ABNORMAL, "the connection is closing", null));
            return;
        }
        waiting.add(new Item(text, done));
        next();
    }

    /** Sends a Close frame after what waits. */
    void close(int code, String reason) {
        if (close == null) {
            close = new Close(code, reason);
            next();
        }
    }

    /** The link is gone: what waits fails. */
    void fail(Throwable cause) {
        over = true;
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
        if (over || sending != null) {
            return;
        }
        Item item = waiting.poll();
        if (item != null) {
            sending = item;
            whenSent(link.sendText(item.text()), failure -> sent(item, failure));
        } else if (close != null) {
            over = true;
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
        if (over) {
            return;
        }
        sending = null;
        if (failure == null) {
            item.done().accept(null);
            next();
        } else {
            // The connection's end first: whoever learns that a message was lost is to know of it.
            onFailure.accept(failure);
            item.done()
                    .accept(new ConnectionLostException(
                            CloseCodes.ABNORMAL, "the connection failed: " + failure, failure));
        }
    }
}
