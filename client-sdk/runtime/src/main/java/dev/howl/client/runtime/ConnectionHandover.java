package dev.howl.client.runtime;

import dev.howl.runtime.Frame;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The move from a draining server to another one without a pause: a second session is opened while the first stays
 * open, takes over once it is established, and the first is closed when its requests are answered. Event loop only.
 */
final class ConnectionHandover {
    /** Upper bound of the delay that a server may ask for. */
    private static final Duration MAX_DELAY = Duration.ofMinutes(10);

    private final EventLoop loop;
    private final Backoff backoff;
    private final ReconnectPolicy policy;
    private final Duration answerTimeout;
    private final Supplier<WebSocketSession> newSession;
    private final Predicate<WebSocketSession> isSuperseded;

    private EventLoop.@Nullable Timer next;
    private @Nullable WebSocketSession successor;
    private @Nullable WebSocketSession old;
    private EventLoop.@Nullable Timer limit;
    /**
     * Moves begun since the connection was last stable. Each adds back-off, in case servers keep moving the client on,
     * or close it before the successor is established.
     */
    private int moves;

    private int failures;

    /**
     * @param answerTimeout time for which the old session is kept for outstanding answers
     * @param newSession creates a session that is not started yet
     * @param isSuperseded returns whether the old session has nothing left to do
     */
    ConnectionHandover(
            EventLoop loop,
            Backoff backoff,
            ReconnectPolicy policy,
            Duration answerTimeout,
            Supplier<WebSocketSession> newSession,
            Predicate<WebSocketSession> isSuperseded) {
        this.loop = loop;
        this.backoff = backoff;
        this.policy = policy;
        this.answerTimeout = answerTimeout;
        this.newSession = newSession;
        this.isSuperseded = isSuperseded;
    }

    /** Schedules the second session, because the server has sent {@code moving}. */
    void moveRequested(Frame frame) {
        if (next != null || successor != null) {
            return;
        }
        long after = Math.min(millis(frame, "after_ms", 0), millis(frame, "deadline_ms", Long.MAX_VALUE));
        Duration delay = Duration.ofMillis(Math.min(after, MAX_DELAY.toMillis()));
        failures = 0;
        openAfter(moves == 0 ? delay : delay.plus(backoff.delay(moves)));
        moves++;
    }

    /** Forgets earlier moves, because the connection has been up long enough. */
    void stable() {
        moves = 0;
    }

    boolean isSuccessor(WebSocketSession session) {
        return session == successor;
    }

    /** Returns whether a session was replaced and may still receive answers. */
    boolean isOld(WebSocketSession session) {
        return session == old;
    }

    /** Called when the successor is established and has taken over from {@code left}. */
    void moved(WebSocketSession left) {
        successor = null;
        closeOld();
        old = left;
        limit = loop.schedule(answerTimeout, this::closeOld);
        check();
    }

    /** Closes the old session if it has nothing left to do. */
    void check() {
        WebSocketSession left = old;
        if (left != null && isSuperseded.test(left)) {
            closeOld();
        }
    }

    /** Called when a session other than the current one has ended. */
    void ended(WebSocketSession session, Disconnect disconnect) {
        if (session == old) {
            clearOld();
        } else if (session == successor) {
            successor = null;
            if (policy.after(disconnect, ++failures) instanceof ReconnectPolicy.Retry retry) {
                openAfter(retry.delay());
            }
        }
    }

    /** Hands over the session being opened, if there is one, because the current session has ended. */
    @Nullable
    WebSocketSession takeSuccessor() {
        cancelNext();
        WebSocketSession promoted = successor;
        successor = null;
        return promoted;
    }

    /** Closes the old session and the successor, because the client is closed. */
    void cancel() {
        WebSocketSession pending = takeSuccessor();
        if (pending != null) {
            pending.close();
        }
        closeOld();
    }

    private void openAfter(Duration delay) {
        next = loop.schedule(delay, () -> {
            next = null;
            successor = newSession.get();
            successor.start();
        });
    }

    private void cancelNext() {
        EventLoop.cancel(next);
        next = null;
    }

    private void closeOld() {
        WebSocketSession left = old;
        clearOld();
        if (left != null) {
            left.close();
        }
    }

    private void clearOld() {
        old = null;
        EventLoop.cancel(limit);
    }

    private static long millis(Frame frame, String property, long otherwise) {
        JsonNode value = frame.payload().path(property);
        return value.isNumber() && value.canConvertToLong() ? Math.max(0, value.longValue()) : otherwise;
    }
}
