package dev.howl.client.runtime;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Frame;
import dev.howl.runtime.MessageSpec;
import dev.howl.runtime.Role;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What was sent and waits for its answer, and what waits to be sent. Loop only.
 *
 * <p>What is in flight belongs to one link: for a while there may be two, when the connection moves.
 */
final class Requests {
    private final Loop loop;
    private final boolean correlated;
    private final Backoff backoff;
    private final Map<String, Pending> waiting = new LinkedHashMap<>();
    private final Map<String, Pending> inFlight = new LinkedHashMap<>();
    /** Refused for now, to be sent again. */
    private final Map<String, Pending> resting = new LinkedHashMap<>();

    private @Nullable Wire wire;
    private long count;

    /** A link over which frames can be sent. */
    interface Wire {
        /** Sends a frame; {@code done} is told, on the loop, of the failure, or {@code null} once it is written. */
        void send(Outgoing message, @Nullable String ref, Consumer<@Nullable Throwable> done);
    }

    /** Told once how a request went. */
    interface Reply {
        /** The answer has come; {@code null} for a message that has none and was written. */
        void answered(@Nullable Frame frame);

        void failed(Throwable cause);
    }

    /**
     * What is asked.
     *
     * @param answer which messages answer it; {@code null} where it is done once written
     * @param repeatable whether doing it twice does no harm: it is then sent again, after its connection was lost and
     *     after a refusal that may pass, until its time is over
     * @param referable whether it can carry a {@code ref} that its answer repeats
     */
    record Request(Outgoing message, @Nullable Predicate<MessageSpec> answer, boolean repeatable, boolean referable) {
        Request(Outgoing message, @Nullable Predicate<MessageSpec> answer, boolean repeatable) {
            this(message, answer, repeatable, true);
        }

        /** Whether a frame without a {@code ref} may be its answer although others carry one. */
        boolean isAnsweredPlainly(MessageSpec spec) {
            return !referable || !spec.hasProperties() || spec.is(Role.SUBSCRIBED) || spec.is(Role.UNSUBSCRIBED);
        }
    }

    private static final class Pending {
        final String ref;
        final Request request;
        final Reply reply;
        final Loop.Timer timeout;

        @Nullable
        Wire wire;

        @Nullable
        Throwable refusal;

        Loop.@Nullable Timer rest;
        int refusals;

        Pending(String ref, Request request, Reply reply, Loop.Timer timeout) {
            this.ref = ref;
            this.request = request;
            this.reply = reply;
            this.timeout = timeout;
        }
    }

    /**
     * @param correlated whether answers repeat the {@code ref} of their request
     * @param backoff between repetitions
     */
    Requests(Loop loop, boolean correlated, Backoff backoff) {
        this.loop = loop;
        this.correlated = correlated;
        this.backoff = backoff;
    }

    /**
     * Sends a message, now or as soon as there is a connection.
     *
     * @param timeout for waiting, answer and repetitions together
     */
    void submit(Request request, Duration timeout, Reply reply) {
        String ref = Long.toString(++count, Character.MAX_RADIX);
        dispatch(new Pending(ref, request, reply, loop.schedule(timeout, () -> expire(ref, timeout))));
    }

    /** There is a connection; what waits goes out with {@link #flush()}. */
    void connected(Wire connected) {
        wire = connected;
    }

    void flush() {
        if (wire != null) {
            List<Pending> ready = List.copyOf(waiting.values());
            waiting.clear();
            ready.forEach(this::dispatch);
        }
    }

    /** A connection is gone: what is in flight on it fails or waits for the next one. */
    void disconnected(Wire lost, CodedException cause) {
        if (wire == lost) {
            wire = null;
        }
        for (Pending pending : List.copyOf(inFlight.values())) {
            if (pending.wire == lost) {
                inFlight.remove(pending.ref);
                lost(pending, cause);
            }
        }
    }

    /** There will be no connection any more. */
    void closed(CodedException cause) {
        wire = null;
        List.of(inFlight, resting, waiting).forEach(pendings -> failAll(pendings, cause));
    }

    /** Whether a frame answered a request. */
    boolean answer(Wire from, Frame frame) {
        Pending pending = frame.ref() == null ? oldestFor(from, frame.spec()) : inFlight.get(frame.ref());
        if (pending == null || pending.request.answer() == null || inFlight.remove(pending.ref) == null) {
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
        return true;
    }

    /** Whether an error was that of a request, which has failed with it or rests. */
    boolean refuse(@Nullable String ref, RequestFailedException error) {
        Pending pending = ref == null ? onlyOne() : inFlight.get(ref);
        if (pending == null || inFlight.remove(pending.ref) == null) {
            return false;
        }
        if (pending.request.repeatable() && error.retryable() && !error.terminal()) {
            rest(pending, error);
        } else {
            fail(pending, error);
        }
        return true;
    }

    int size() {
        return waiting.size() + inFlight.size() + resting.size();
    }

    /** Whether nothing waits for an answer over that link. */
    boolean isIdle(Wire over) {
        return inFlight.values().stream().noneMatch(pending -> pending.wire == over);
    }

    private void dispatch(Pending pending) {
        Wire current = wire;
        if (current == null) {
            waiting.put(pending.ref, pending);
            return;
        }
        pending.wire = current;
        inFlight.put(pending.ref, pending);
        // What has no answer needs no ref.
        String ref = pending.request.answer() == null ? null : pending.ref;
        current.send(pending.request.message(), ref, failure -> written(current, pending, failure));
    }

    private void written(Wire over, Pending pending, @Nullable Throwable failure) {
        if (pending.wire != over || (failure == null && pending.request.answer() != null)) {
            return;
        }
        if (inFlight.remove(pending.ref) == null) {
            return;
        }
        if (failure == null) {
            pending.timeout.cancel();
            pending.reply.answered(null);
        } else {
            lost(pending, failure);
        }
    }

    /** The link failed under a request. */
    private void lost(Pending pending, Throwable cause) {
        if (!pending.request.repeatable() || !(cause instanceof ConnectionLostException)) {
            fail(pending, cause);
        } else if (pending.wire == wire) {
            waiting.put(pending.ref, pending); // the link is about to end
        } else {
            dispatch(pending);
        }
    }

    private void rest(Pending pending, RequestFailedException error) {
        pending.refusal = error;
        resting.put(pending.ref, pending);
        pending.rest = loop.schedule(backoff.delay(++pending.refusals), () -> {
            if (resting.remove(pending.ref) != null) {
                dispatch(pending);
            }
        });
    }

    /** Where answers carry no {@code ref}, as texts never do, they come in order; confirmations of older servers never carry one. */
    private @Nullable Pending oldestFor(Wire from, MessageSpec spec) {
        return inFlight.values().stream()
                .filter(pending -> pending.wire == from)
                .filter(pending -> !correlated || pending.request.isAnsweredPlainly(spec))
                .filter(pending -> pending.request.answer() != null
                        && pending.request.answer().test(spec))
                .findFirst()
                .orElse(null);
    }

    /** Where errors carry no {@code ref}, an error is blamed on a request only if it is the only one. */
    private @Nullable Pending onlyOne() {
        return correlated || inFlight.size() != 1
                ? null
                : inFlight.values().iterator().next();
    }

    private void expire(String ref, Duration timeout) {
        for (Map<String, Pending> pendings : List.of(waiting, inFlight, resting)) {
            Pending pending = pendings.remove(ref);
            if (pending != null) {
                fail(pending, new RequestTimeoutException(timeout, pending.refusal));
            }
        }
    }

    private static void failAll(Map<String, Pending> pendings, Throwable cause) {
        List<Pending> failing = List.copyOf(pendings.values());
        pendings.clear();
        failing.forEach(pending -> fail(pending, cause));
    }

    private static void fail(Pending pending, Throwable cause) {
        pending.timeout.cancel();
        if (pending.rest != null) {
            pending.rest.cancel();
        }
        pending.reply.failed(cause);
    }
}
