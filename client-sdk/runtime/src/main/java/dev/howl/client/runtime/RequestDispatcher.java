package dev.howl.client.runtime;

import dev.howl.runtime.CloseCodes;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.runtime.Frame;
import dev.howl.runtime.MessageSpec;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The requests of a client, those that wait to be sent and those that wait for their answer. Matches answers to
 * requests. Event loop only.
 *
 * <p>A request in flight belongs to the session that it was sent on. While the connection moves there are two sessions.
 */
final class RequestDispatcher {
    private final EventLoop loop;
    private final boolean correlated;
    private final Backoff backoff;
    private final BacklogThrottle throttle;
    private final Map<String, PendingRequest> userQueue = new LinkedHashMap<>();
    /** Requests of the client itself; they are sent before those of users. */
    private final Map<String, PendingRequest> internalQueue = new LinkedHashMap<>();

    private final Map<String, PendingRequest> inFlight = new LinkedHashMap<>();
    /** Requests with a retryable refusal, to be sent again after a delay. */
    private final Map<String, PendingRequest> backingOff = new LinkedHashMap<>();

    private @Nullable FrameSender sender;
    private long count;

    /**
     * @param correlated whether answers repeat the {@code ref} of their request
     * @param backoff delay between repetitions of a request
     */
    RequestDispatcher(EventLoop loop, boolean correlated, Backoff backoff) {
        this.loop = loop;
        this.correlated = correlated;
        this.backoff = backoff;
        this.throttle = new BacklogThrottle(loop, this::flush);
    }

    /**
     * Sends a request, now or as soon as there is a connection.
     *
     * @param timeout for the wait for a connection, the answer and repetitions together
     */
    void submit(ClientRequest request, Duration timeout, ClientRequest.ReplyHandler reply) {
        String ref = Long.toString(++count, Character.MAX_RADIX);
        dispatch(new PendingRequest(ref, request, reply, loop.schedule(timeout, () -> expire(ref, timeout))));
    }

    /** Uses a new session from now on. Waiting requests are sent by {@link #flush()}. */
    void connected(FrameSender connected) {
        sender = connected;
        dropInternal(new ConnectionLostException(CloseCodes.GOING_AWAY, "the connection has moved", null));
    }

    /** Sends waiting requests, as many as the throttle allows. */
    void flush() {
        flush(internalQueue);
        flush(userQueue);
    }

    /** Fails the requests in flight on a session that has ended; repeatable ones wait for the next session. */
    void disconnected(FrameSender lost, CodedException cause) {
        if (sender == lost) {
            sender = null;
            dropInternal(cause);
        }
        for (PendingRequest pending : List.copyOf(inFlight.values())) {
            if (pending.sender == lost && removeInFlight(pending.ref) != null) {
                lost(pending, cause);
            }
        }
        flush();
    }

    /** Fails the largest request of a user in flight on a session that the server has closed with 1009. */
    void tooBig(FrameSender closed) {
        inFlight.values().stream()
                .filter(pending -> pending.sender == closed && !pending.request.internal())
                .max(Comparator.comparingInt(pending -> pending.length))
                .ifPresent(largest -> {
                    removeInFlight(largest.ref);
                    largest.fail(new MessageTooBigException(largest.length));
                });
    }

    /** Fails every request, because the client is closed. */
    void closed(CodedException cause) {
        sender = null;
        throttle.reset();
        List.of(inFlight, backingOff, internalQueue, userQueue).forEach(pendings -> failAll(pendings, cause));
    }

    /** Completes the request that a frame answers. Returns whether there is one. */
    boolean answer(FrameSender from, Frame frame) {
        PendingRequest pending = frame.ref() == null ? oldestFor(from, frame.spec()) : inFlight.get(frame.ref());
        if (pending == null || pending.request.answer() == null || removeInFlight(pending.ref) == null) {
            return false;
        }
        pending.timeout.cancel();
        if (pending.request.answer().test(frame.spec())) {
            pending.reply.answered(frame);
        } else {
            pending.reply.failed(new CodedException(
                    "unexpected_reply",
                    "the answer is an unexpected message, " + frame.spec().name()));
        }
        flush();
        return true;
    }

    /** Fails the request that the server refused, or schedules its repetition. Returns whether there is one. */
    boolean refuse(@Nullable String ref, RequestFailedException error) {
        if (error.code().equals(Codes.RATE_LIMITED)) {
            throttle.pause();
        }
        PendingRequest pending = ref == null ? soleInFlight() : inFlight.get(ref);
        if (pending == null || removeInFlight(pending.ref) == null) {
            return false;
        }
        if (pending.request.repeatable() && error.retryable() && !error.terminal()) {
            backOff(pending, error);
        } else {
            pending.fail(error);
        }
        flush();
        return true;
    }

    /** Returns whether no request waits for an answer on a session. */
    boolean isIdle(FrameSender session) {
        return inFlight.values().stream().noneMatch(pending -> pending.sender == session);
    }

    /** Sends a user's request at once unless others wait, to keep their order; the rest goes through the throttle. */
    private void dispatch(PendingRequest pending) {
        FrameSender current = sender;
        if (current != null && !pending.request.internal() && userQueue.isEmpty() && !throttle.isPaused()) {
            send(pending, current);
            return;
        }
        flush(enqueue(pending));
    }

    private Map<String, PendingRequest> enqueue(PendingRequest pending) {
        Map<String, PendingRequest> queue = pending.request.internal() ? internalQueue : userQueue;
        queue.put(pending.ref, pending);
        return queue;
    }

    private void flush(Map<String, PendingRequest> queue) {
        while (sender != null && throttle.hasRoom() && !queue.isEmpty()) {
            PendingRequest next = queue.remove(queue.keySet().iterator().next());
            if (next != null) {
                throttle.began(next.ref);
                send(next, sender);
            }
        }
    }

    /** Removes and returns a request in flight, or returns {@code null} if it is not in flight. */
    private @Nullable PendingRequest removeInFlight(String ref) {
        throttle.ended(ref);
        return inFlight.remove(ref);
    }

    /** Fails the client's own unsent requests: each session has its own subscribe and refresh messages. */
    private void dropInternal(CodedException cause) {
        throttle.reset();
        List<PendingRequest> forgotten = internalQueue.values().stream()
                .filter(pending -> !pending.request.repeatable())
                .toList();
        forgotten.forEach(pending -> internalQueue.remove(pending.ref));
        forgotten.forEach(pending -> pending.fail(cause));
    }

    private void send(PendingRequest pending, FrameSender current) {
        pending.sender = current;
        inFlight.put(pending.ref, pending);
        // Without an answer there is nothing to correlate.
        String ref = pending.request.answer() == null ? null : pending.ref;
        pending.length = current.send(pending.request.message(), ref, failure -> written(current, pending, failure));
    }

    private void written(FrameSender session, PendingRequest pending, @Nullable Throwable failure) {
        if (pending.sender != session || (failure == null && pending.request.answer() != null)) {
            return;
        }
        if (removeInFlight(pending.ref) == null) {
            return;
        }
        if (failure == null) {
            pending.timeout.cancel();
            pending.reply.answered(null);
            flush();
        } else {
            lost(pending, failure);
        }
    }

    /** Fails a request whose session has failed, or sends it again if it is repeatable. */
    private void lost(PendingRequest pending, Throwable cause) {
        if (!pending.request.repeatable() || !(cause instanceof ConnectionLostException)) {
            pending.fail(cause);
        } else if (pending.sender == sender) {
            sender = null; // its end is about to be reported
            enqueue(pending);
        } else {
            dispatch(pending);
        }
    }

    private void backOff(PendingRequest pending, RequestFailedException error) {
        pending.lastRefusal = error;
        backingOff.put(pending.ref, pending);
        pending.retryTimer = loop.schedule(backoff.delay(++pending.refusals), () -> {
            if (backingOff.remove(pending.ref) != null) {
                dispatch(pending);
            }
        });
    }

    /**
     * Returns the oldest request that a frame without {@code ref} can answer. Plain text messages never carry one, and
     * older servers send their confirmations without; both answer in order.
     */
    private @Nullable PendingRequest oldestFor(FrameSender from, MessageSpec spec) {
        return inFlight.values().stream()
                .filter(pending -> pending.sender == from)
                .filter(pending -> !correlated || pending.request.acceptsAnswerWithoutRef(spec))
                .filter(pending -> pending.request.answer() != null
                        && pending.request.answer().test(spec))
                .findFirst()
                .orElse(null);
    }

    /** Returns the only request in flight. If errors carry no {@code ref} and there are several, none can be blamed. */
    private @Nullable PendingRequest soleInFlight() {
        return correlated || inFlight.size() != 1
                ? null
                : inFlight.values().iterator().next();
    }

    private void expire(String ref, Duration timeout) {
        throttle.ended(ref);
        for (Map<String, PendingRequest> pendings : List.of(userQueue, internalQueue, inFlight, backingOff)) {
            PendingRequest pending = pendings.remove(ref);
            if (pending != null) {
                pending.fail(new RequestTimeoutException(timeout, pending.lastRefusal));
            }
        }
        flush();
    }

    private static void failAll(Map<String, PendingRequest> pendings, Throwable cause) {
        List<PendingRequest> failing = List.copyOf(pendings.values());
        pendings.clear();
        failing.forEach(pending -> pending.fail(cause));
    }
}
