package dev.howl.server.session;

import dev.howl.runtime.CloseCodes;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.server.transport.UnsentBudget;
import dev.howl.server.transport.WebSocketConnection;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The replies of one session. While the client has much to read, further replies wait; those that wait for too long, or
 * for which the server has no memory, become an {@code unavailable} error. Confined to the event loop.
 */
final class ReplyQueue {
    /** Bytes that may be unsent when the server sends a message of its own accord. */
    private static final long MAX_UNSENT = 1024 * 1024;

    /** Time for which a reply waits for the client to read. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final SessionErrors errors;
    private final WebSocketConnection connection;
    private final UnsentBudget budget;
    private final Ticker ticker;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private long unsentBefore;
    private long stuckSince;

    private record Waiting(ReplyFrame reply, @Nullable String ref, long since) {}

    ReplyQueue(SessionErrors errors, WebSocketConnection connection, UnsentBudget budget, Ticker ticker) {
        this.errors = errors;
        this.connection = connection;
        this.budget = budget;
        this.ticker = ticker;
        this.stuckSince = ticker.nanos();
    }

    void add(ReplyFrame reply, @Nullable String ref) {
        boolean mayGo = waiting.isEmpty() && isRead();
        if (!budget.allows(mayGo ? reply.length() : reply.weight())) {
            refuse(ref);
        } else if (mayGo) {
            reply.send(connection);
        } else {
            budget.add(reply.weight());
            waiting.add(new Waiting(reply, ref, ticker.nanos()));
        }
    }

    /** Sends what waits, as far as the client reads. */
    void proceed() {
        while (!waiting.isEmpty() && isRead()) {
            Waiting next = take();
            if (budget.allows(next.reply().length())) {
                next.reply().send(connection);
            } else {
                refuse(next.ref());
            }
        }
    }

    /** Refuses what has waited for too long; called by a timer. */
    void check() {
        connection.countUnsent();
        proceed();
        while (!waiting.isEmpty() && ticker.nanos() - waiting.element().since() > PATIENCE_NANOS) {
            refuse(take().ref());
        }
        closeIfStuck();
    }

    /** Closes the session of a client that reads nothing, where its unsent bytes are needed for others. */
    private void closeIfStuck() {
        long unsent = connection.unsent();
        if (unsent < unsentBefore || unsent == 0) {
            stuckSince = ticker.nanos();
        } else if (ticker.nanos() - stuckSince > PATIENCE_NANOS && budget.isShort()) {
            closeLagging();
        }
        unsentBefore = unsent;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    void close() {
        while (!waiting.isEmpty()) {
            take();
        }
    }

    /** Returns whether the client has read enough to be sent more. */
    boolean isRead() {
        return connection.unsent() <= budget.perConnection();
    }

    /**
     * Returns whether the client reads fast enough to be sent a message that is no reply, which cannot wait; otherwise
     * closes the session.
     */
    boolean mayPush() {
        boolean keepsUp = isRead() || (connection.unsent() <= MAX_UNSENT && !budget.isShort());
        if (!keepsUp) {
            closeLagging();
        }
        return keepsUp;
    }

    private void closeLagging() {
        connection.close(CloseCodes.LAGGING, "reading too slowly; resume");
    }

    private Waiting take() {
        Waiting next = waiting.remove();
        budget.add(-next.reply().weight());
        return next;
    }

    private void refuse(@Nullable String ref) {
        errors.send(
                new CodedException(Codes.UNAVAILABLE, "too many replies wait to be read; try again", null, true), ref);
    }
}
