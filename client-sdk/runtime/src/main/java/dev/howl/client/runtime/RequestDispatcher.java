package dev.howl.client.runtime;

import dev.howl.runtime.CloseCodes;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.runtime.Frame;
import dev.howl.runtime.MessageSpec;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was sent and waits for its answer, and what waits to be sent. Loop only.
 *
 * <p>What is in flight belongs to one link: for a while there may be two, when the connection moves.
 */
final class RequestDispatcher {
    private final EventLoop loop;
    private final boolean correlated;
    private final Backoff backoff;
    private final BacklogThrottle pace;
    private final Map<String, PendingRequest> waiting = new LinkedHashMap<>();
    /** What the client asks by itself; it goes before what users ask. */
    private final Map<String, PendingRequest> ownWaiting = new LinkedHashMap<>();

    private final Map<String, PendingRequest> inFlight = new LinkedHashMap<>();
    /** Refused for now, to be sent again. */
    private final Map<String, PendingRequest> resting = new LinkedHashMap<>();

    private @Nullable FrameSender wire;
    private long count;

    /**
     * @param correlated whether answers repeat the {@code ref} of their request
     * @param backoff between repetitions
     */
    RequestDispatcher(EventLoop loop, boolean correlated, Backoff backoff) {
        this.loop = loop;
        this.correlated = correlated;
        this.backoff = backoff;
        this.pace = new BacklogThrottle(loop, this::flush);
    }

    /**
     * Sends a message, now or as soon as there is a connection.
     *
     * @param timeout for waiting, answer and repetitions together
     */
    void submit(ClientRequest request, Duration timeout, ClientRequest.Reply reply) {
        String ref = Long.toString(++count, Character.MAX_RADIX);
        dispatch(new PendingRequest(ref, request, reply, loop.schedule(timeout, () -> expire(ref, timeout))));
    }

    /** There is a connection; what waits goes out with {@link #flush()}. */
    void connected(FrameSender connected) {
        wire = connected;
        forgetOwn(new ConnectionLostException(CloseCodes.GOING_AWAY, "the connection has moved", null));
    }

    /** Sends what waits, as fast as its pace allows. */
    void flush() {
        drain(ownWaiting);
        drain(waiting);
    }

    /** A connection is gone: what is in flight on it fails or waits for the next one. */
    void disconnected(FrameSender lost, CodedException cause) {
        if (wire == lost) {
            wire = null;
            forgetOwn(cause);
        }
        for (PendingRequest pending : List.copyOf(inFlight.values())) {
            if (pending.wire == lost && landed(pending.ref) != null) {
                lost(pending, cause);
            }
        }
        flush();
    }

    /** There will be no connection any more. */
    void closed(CodedException cause) {
        wire = null;
        pace.startOver();
        List.of(inFlight, resting, ownWaiting, waiting).forEach(pendings -> failAll(pendings, cause));
    }

    /** Whether a frame answered a request. */
    boolean answer(FrameSender from, Frame frame) {
        PendingRequest pending = frame.ref() == null ? oldestFor(from, frame.spec()) : inFlight.get(frame.ref());
        if (pending == null || pending.request.answer() == null || landed(pending.ref) == null) {
            return false;
        }
        pending.timeout.cancel();
        if (pending.request.answer().test(frame.spec())) {
            pending.reply.answered(frame);
        } else {
            pending.reply.failed(new CodedException(
                    "unexpected_reply",
                    "the request was answered with " + frame.spec().name()));
        }
        flush();
        return true;
    }

    /** Whether an error was that of a request, which has failed with it or rests. */
    boolean refuse(@Nullable String ref, RequestFailedException error) {
        if (error.code().equals(Codes.RATE_LIMITED)) {
            pace.rest();
        }
        PendingRequest pending = ref == null ? onlyOne() : inFlight.get(ref);
        if (pending == null || landed(pending.ref) == null) {
            return false;
        }
        if (pending.request.repeatable() && error.retryable() && !error.terminal()) {
            rest(pending, error);
        } else {
            pending.fail(error);
        }
        flush();
        return true;
    }

    int size() {
        return waiting.size() + ownWaiting.size() + inFlight.size() + resting.size();
    }

    /** Whether nothing waits for an answer over that link. */
    boolean isIdle(FrameSender over) {
        return inFlight.values().stream().noneMatch(pending -> pending.wire == over);
    }

    /** What a user asks goes out at once, unless something of a user's waits already. */
    private void dispatch(PendingRequest pending) {
        FrameSender current = wire;
        if (current != null && !pending.request.own() && waiting.isEmpty() && !pace.isResting()) {
            send(pending, current);
            return;
        }
        drain(enqueued(pending));
    }

    private Map<String, PendingRequest> enqueued(PendingRequest pending) {
        Map<String, PendingRequest> queue = pending.request.own() ? ownWaiting : waiting;
        queue.put(pending.ref, pending);
        return queue;
    }

    private void drain(Map<String, PendingRequest> queue) {
        while (wire != null && pace.hasRoom() && !queue.isEmpty()) {
            PendingRequest next = queue.remove(queue.keySet().iterator().next());
            if (next != null) {
                pace.began(next.ref);
                send(next, wire);
            }
        }
    }

    /** Takes one off those that are on their way; {@code null} where it is not. */
    private @Nullable PendingRequest landed(String ref) {
        pace.ended(ref);
        return inFlight.remove(ref);
    }

    /** What the client asked on one connection, and has not been sent, is of no use on another. */
    private void forgetOwn(CodedException cause) {
        pace.startOver();
        List<PendingRequest> forgotten = ownWaiting.values().stream()
                .filter(pending -> !pending.request.repeatable())
                .toList();
        forgotten.forEach(pending -> ownWaiting.remove(pending.ref));
        forgotten.forEach(pending -> pending.fail(cause));
    }

    private void send(PendingRequest pending, FrameSender current) {
        pending.wire = current;
        inFlight.put(pending.ref, pending);
        // What has no answer needs no ref.
        String ref = pending.request.answer() == null ? null : pending.ref;
        current.send(pending.request.message(), ref, failure -> written(current, pending, failure));
    }

    private void written(FrameSender over, PendingRequest pending, @Nullable Throwable failure) {
        if (pending.wire != over || (failure == null && pending.request.answer() != null)) {
            return;
        }
        if (landed(pending.ref) == null) {
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

    /** The link failed under a request. */
    private void lost(PendingRequest pending, Throwable cause) {
        if (!pending.request.repeatable() || !(cause instanceof ConnectionLostException)) {
            pending.fail(cause);
        } else if (pending.wire == wire) {
            wire = null; // it is about to end
            enqueued(pending);
        } else {
            dispatch(pending);
        }
    }

    private void rest(PendingRequest pending, RequestFailedException error) {
        pending.refusal = error;
        resting.put(pending.ref, pending);
        pending.rest = loop.schedule(backoff.delay(++pending.refusals), () -> {
            if (resting.remove(pending.ref) != null) {
                dispatch(pending);
            }
        });
    }

    /** Where answers carry no {@code ref}, as texts never do, they come in order; confirmations of older servers never carry one. */
    private @Nullable PendingRequest oldestFor(FrameSender from, MessageSpec spec) {
        return inFlight.values().stream()
                .filter(pending -> pending.wire == from)
                .filter(pending -> !correlated || pending.request.isAnsweredPlainly(spec))
                .filter(pending -> pending.request.answer() != null
                        && pending.request.answer().test(spec))
                .findFirst()
                .orElse(null);
    }

    /** Where errors carry no {@code ref}, an error is blamed on a request only if it is the only one. */
    private @Nullable PendingRequest onlyOne() {
        return correlated || inFlight.size() != 1
                ? null
                : inFlight.values().iterator().next();
    }

    private void expire(String ref, Duration timeout) {
        pace.ended(ref);
        for (Map<String, PendingRequest> pendings : List.of(waiting, ownWaiting, inFlight, resting)) {
            PendingRequest pending = pendings.remove(ref);
            if (pending != null) {
                pending.fail(new RequestTimeoutException(timeout, pending.refusal));
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
