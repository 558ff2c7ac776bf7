package dev.howl.client.runtime;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The state of a client's connection and the futures that wait for its changes. Changed on the event loop, read by any
 * thread.
 */
final class ConnectionLifecycle {
    private final CallbackRunner callbacks;
    private final Listeners listeners;
    private final ConnectionLog log;
    private final Runnable release;
    private final CompletableFuture<CloseInfo> closed = new CompletableFuture<>();
    private final CompletableFuture<CloseInfo> terminated = new CompletableFuture<>();
    private final CompletableFuture<@Nullable Void> firstConnection = new CompletableFuture<>();

    private volatile ConnectionState state = StateMachine.INITIAL;
    private @Nullable Throwable lastFailure; // event loop
    private boolean awaited; // event loop

    /** @param release called when the connection has ended */
    ConnectionLifecycle(CallbackRunner callbacks, Listeners listeners, ConnectionLog log, Runnable release) {
        this.log = log;
        this.release = release;
        this.callbacks = callbacks;
        this.listeners = listeners;
    }

    ConnectionState state() {
        return state;
    }

    /** Returns the future of the end, for users: completed on their executor. */
    CompletableFuture<CloseInfo> closed() {
        return closed.copy();
    }

    /**
     * Returns the future of the end that {@code close()} waits for. Completed on the event loop, so that a busy
     * executor does not delay it; nothing may be chained to it.
     */
    CompletableFuture<CloseInfo> terminated() {
        return terminated;
    }

    /**
     * Returns the future that {@code connect()} waits for. Completed on the event loop; nothing may be chained to it.
     */
    CompletableFuture<@Nullable Void> firstConnection() {
        return firstConnection;
    }

    boolean isClosed() {
        return state instanceof ConnectionState.Closed;
    }

    boolean isConnected() {
        return state instanceof ConnectionState.Connected;
    }

    /** Reports the initial state. */
    void start() {
        listeners.state(state);
    }

    /** Changes the state. */
    void transition(StateMachine.Event event) {
        ConnectionState next = StateMachine.next(state, event);
        state = next;
        if (event instanceof StateMachine.Lost lost) {
            lastFailure = lost.cause();
        }
        log.changed(event, isAwaited());
        listeners.state(next);
    }

    /** Completes the first connection: the server has accepted the client, as far as is known. */
    void accepted() {
        firstConnection.complete(null);
    }

    /** Returns whether a thread waits for the first connection. */
    boolean isAwaited() {
        return awaited && !firstConnection.isDone();
    }

    /** Fails the first connection and runs {@code giveUp} if there is no connection within the timeout. */
    void giveUpAfter(Duration timeout, EventLoop loop, Runnable giveUp) {
        if (firstConnection.isDone()) {
            return;
        }
        awaited = true;
        EventLoop.Timer timer = loop.schedule(timeout, () -> {
            if (isConnected()) {
                accepted(); // a server that does not answer a Ping; nothing was refused
                return;
            }
            Throwable last = lastFailure;
            if (last == null) {
                last = new TimeoutException("not connected within " + timeout);
            }
            firstConnection.completeExceptionally(last);
            giveUp.run();
        });
        var unused = firstConnection.whenComplete((connected, failure) -> timer.cancel());
    }

    /** Changes to the closed state and returns the failure for everything that waits. */
    ConnectionClosedException end(CloseInfo info) {
        transition(new StateMachine.Ended(info.code(), info.reason(), info.cause()));
        ConnectionClosedException cause = failure();
        firstConnection.completeExceptionally(info.cause() == null ? cause : info.cause());
        return cause;
    }

    /** Returns the failure of calls after the end. */
    ConnectionClosedException failure() {
        Throwable cause = state instanceof ConnectionState.Closed ended ? ended.cause() : null;
        String why = cause == null || cause.getMessage() == null ? "" : ": " + cause.getMessage();
        return new ConnectionClosedException("the client is closed" + why, cause);
    }

    /** Completes the futures of the end, once the last WebSocket is closed. */
    void terminated(CloseInfo info) {
        terminated.complete(info);
        callbacks.complete(closed, info);
        callbacks.end();
        release.run();
    }
}
