package dev.howl.client.runtime;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Where a connection stands, and who waits for that to change. Changed by the loop, read by any thread. */
final class ConnectionLifecycle {
    private final CallbackRunner callbacks;
    private final Listeners listeners;
    private final CompletableFuture<CloseInfo> closed = new CompletableFuture<>();
    /** Completed on the loop, for those who wait for it in {@code close()} whatever the executor is busy with. */
    private final CompletableFuture<CloseInfo> over = new CompletableFuture<>();
    /** Completed on the loop with the first connection. */
    private final CompletableFuture<@Nullable Void> first = new CompletableFuture<>();

    private volatile ConnectionState state = StateMachine.INITIAL;
    private @Nullable Throwable lastFailure;

    ConnectionLifecycle(CallbackRunner callbacks, Listeners listeners) {
        this.callbacks = callbacks;
        this.listeners = listeners;
    }

    ConnectionState state() {
        return state;
    }

    /** Completed on the executor. */
    CompletableFuture<CloseInfo> closed() {
        return closed.copy();
    }

    /** Completed on the loop, for waiting only. */
    CompletableFuture<CloseInfo> over() {
        return over;
    }

    /** Completed on the loop, for waiting only. */
    CompletableFuture<@Nullable Void> first() {
        return first;
    }

    boolean isClosed() {
        return state instanceof ConnectionState.Closed;
    }

    boolean isConnected() {
        return state instanceof ConnectionState.Connected;
    }

    void begin() {
        listeners.state(state);
    }

    void become(StateMachine.Event event) {
        ConnectionState next = StateMachine.next(state, event);
        state = next;
        if (event instanceof StateMachine.Lost lost) {
            lastFailure = lost.cause();
        } else if (event instanceof StateMachine.Established) {
            first.complete(null);
        }
        listeners.state(next);
    }

    /** Runs something where nothing has connected in time. */
    void giveUpAfter(Duration timeout, EventLoop loop, Runnable giveUp) {
        if (first.isDone()) {
            return;
        }
        EventLoop.Timer timer = loop.schedule(timeout, () -> {
            Throwable last = lastFailure;
            if (last == null) {
                last = new TimeoutException("not connected within " + timeout);
            }
            first.completeExceptionally(last);
            giveUp.run();
        });
        var unused = first.whenComplete((connected, failure) -> timer.cancel());
    }

    /** The end begins: the failure of all that waits. */
    ConnectionClosedException end(CloseInfo info) {
        become(new StateMachine.Ended(info.code(), info.reason(), info.cause()));
        ConnectionClosedException cause = failure();
        first.completeExceptionally(info.cause() == null ? cause : info.cause());
        return cause;
    }

    /** The failure of what is asked after the end. */
    ConnectionClosedException failure() {
        Throwable cause = state instanceof ConnectionState.Closed ended ? ended.cause() : null;
        String why = cause == null || cause.getMessage() == null ? "" : ": " + cause.getMessage();
        return new ConnectionClosedException("the client is closed" + why, cause);
    }

    /** Nothing goes over the network any more. */
    void over(CloseInfo info) {
        over.complete(info);
        callbacks.complete(closed, info);
        callbacks.end();
    }
}
