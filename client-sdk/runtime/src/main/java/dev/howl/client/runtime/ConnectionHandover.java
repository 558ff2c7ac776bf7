package dev.howl.client.runtime;

import dev.howl.runtime.Frame;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Leaves a server that is about to stop: a second connection is opened while the first goes on, takes over once it
 * stands, and the first is closed when it has answered what it was asked. Loop only.
 */
final class ConnectionHandover {
    private static final Duration MAX_WAIT = Duration.ofMinutes(10);

    private final EventLoop loop;
    private final Backoff backoff;
    private final ReconnectPolicy policy;
    private final Duration patience;
    private final Owner owner;

    private EventLoop.@Nullable Timer next;
    private @Nullable WebSocketSession successor;
    private @Nullable WebSocketSession old;
    private EventLoop.@Nullable Timer limit;
    /** Moves since the connection was last stable: a server that moves everyone on again and again meets patience. */
    private int moves;

    private int failures;

    /** Whom it works for. */
    interface Owner {
        /** Starts another try. */
        WebSocketSession open();

        /** Whether all is said over a link that was left, and its successor does what it did. */
        boolean hasMoved(WebSocketSession old);
    }

    /** @param patience how long answers are waited for on a connection that was left */
    ConnectionHandover(EventLoop loop, Backoff backoff, ReconnectPolicy policy, Duration patience, Owner owner) {
        this.loop = loop;
        this.backoff = backoff;
        this.policy = policy;
        this.patience = patience;
        this.owner = owner;
    }

    /** The server asks to connect again. */
    void asked(Frame frame) {
        if (next != null || successor != null) {
            return;
        }
        long after = Math.min(millis(frame, "after_ms", 0), millis(frame, "deadline_ms", Long.MAX_VALUE));
        Duration delay = Duration.ofMillis(Math.min(after, MAX_WAIT.toMillis()));
        failures = 0;
        tryAfter(moves == 0 ? delay : delay.plus(backoff.delay(moves)));
    }

    /** The connection has proved to work. */
    void stable() {
        moves = 0;
    }

    boolean isSuccessor(WebSocketSession session) {
        return session == successor;
    }

    /** Whether it was left and may still answer. */
    boolean isOld(WebSocketSession session) {
        return session == old;
    }

    /** The successor stands and has taken over from {@code left}. */
    void moved(WebSocketSession left) {
        moves++;
        successor = null;
        letGo();
        old = left;
        limit = loop.schedule(patience, this::letGo);
        check();
    }

    /** Closes the connection that was left, if it has nothing more to do. */
    void check() {
        WebSocketSession left = old;
        if (left != null && owner.hasMoved(left)) {
            letGo();
        }
    }

    /** One of its two connections has ended. */
    void ended(WebSocketSession session, Disconnect end) {
        if (session == old) {
            forgetOld();
        } else if (session == successor) {
            successor = null;
            if (policy.after(end, ++failures) instanceof ReconnectPolicy.Retry retry) {
                tryAfter(retry.delay());
            }
        }
    }

    /** The current connection has ended: hands out the successor that is on its way, if there is one. */
    @Nullable
    WebSocketSession promote() {
        stopTrying();
        WebSocketSession promoted = successor;
        successor = null;
        return promoted;
    }

    /** The client is closed. */
    void cancel() {
        WebSocketSession pending = promote();
        if (pending != null) {
            pending.close();
        }
        letGo();
    }

    private void tryAfter(Duration delay) {
        next = loop.schedule(delay, () -> {
            next = null;
            successor = owner.open();
            successor.start();
        });
    }

    private void stopTrying() {
        if (next != null) {
            next.cancel();
            next = null;
        }
    }

    private void letGo() {
        WebSocketSession left = old;
        forgetOld();
        if (left != null) {
            left.close();
        }
    }

    private void forgetOld() {
        old = null;
        if (limit != null) {
            limit.cancel();
        }
    }

    private static long millis(Frame frame, String property, long otherwise) {
        JsonNode value = frame.payload().path(property);
        return value.isNumber() && value.canConvertToLong() ? Math.max(0, value.longValue()) : otherwise;
    }
}
