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

/** What was sent and waits for its answer, and what waits to be sent. Loop only. */
final class Requests {
    private final Loop loop;
    private final boolean correlated;
    private final Map<String, Pending> waiting = new LinkedHashMap<>();
    private final Map<String, Pending> inFlight = new LinkedHashMap<>();
    private @Nullable Wire wire;
    private long count;

    /** The link that is connected now. */
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

    private static final class Pending {
        final String ref;
        final Outgoing message;
        final @Nullable Predicate<MessageSpec> answer;
        final Reply reply;
        final Loop.Timer timeout;

        Pending(
                String ref,
                Outgoing message,
                @Nullable Predicate<MessageSpec> answer,
                Reply reply,
                Loop.Timer timeout) {
            this.ref = ref;
            this.message = message;
            this.answer = answer;
            this.reply = reply;
            this.timeout = timeout;
        }
    }

    /** @param correlated whether answers repeat the {@code ref} of their request */
    Requests(Loop loop, boolean correlated) {
        this.loop = loop;
        this.correlated = correlated;
    }

    /**
     * Sends a message, now or as soon as there is a connection.
     *
     * @param answer which messages answer it; {@code null} where it is done once written
     * @param timeout for waiting and answer together
     */
    void submit(Outgoing message, @Nullable Predicate<MessageSpec> answer, Duration timeout, Reply reply) {
        String ref = Long.toString(++count, Character.MAX_RADIX);
        Pending pending = new Pending(ref, message, answer, reply, loop.schedule(timeout, () -> expire(ref, timeout)));
        if (wire == null) {
            waiting.put(ref, pending);
        } else {
            send(wire, pending);
        }
    }

    /** There is a connection; what waits goes out with {@link #flush()}. */
    void connected(Wire connected) {
        wire = connected;
    }

    void flush() {
        Wire current = wire;
        if (current != null) {
            List<Pending> ready = List.copyOf(waiting.values());
            waiting.clear();
            ready.forEach(pending -> send(current, pending));
        }
    }

    /** The connection is gone: what is in flight fails, what waits goes on waiting. */
    void disconnected(CodedException cause) {
        wire = null;
        failAll(inFlight, cause);
    }

    /** There will be no connection any more. */
    void closed(CodedException cause) {
        disconnected(cause);
        failAll(waiting, cause);
    }

    /** Whether a frame answered a request. */
    boolean answer(Frame frame) {
        Pending pending = frame.ref() == null ? oldestFor(frame.spec()) : inFlight.get(frame.ref());
        if (pending == null || pending.answer == null || inFlight.remove(pending.ref) == null) {
            return false;
        }
        pending.timeout.cancel();
        if (pending.answer.test(frame.spec())) {
            pending.reply.answered(frame);
        } else {
            pending.reply.failed(new CodedException(
                    "unexpected_reply",
                    "the request was answered with " + frame.spec().name()));
        }
        return true;
    }

    /** Whether an error was that of a request, which has failed with it. */
    boolean refuse(@Nullable String ref, RequestFailedException error) {
        Pending pending = ref == null ? onlyOne() : inFlight.get(ref);
        if (pending == null || inFlight.remove(pending.ref) == null) {
            return false;
        }
        fail(pending, error);
        return true;
    }

    int size() {
        return waiting.size() + inFlight.size();
    }

    private void send(Wire current, Pending pending) {
        inFlight.put(pending.ref, pending);
        // What has no answer needs no ref.
        String ref = pending.answer == null ? null : pending.ref;
        current.send(pending.message, ref, failure -> written(pending, failure));
    }

    private void written(Pending pending, @Nullable Throwable failure) {
        if (failure == null && pending.answer != null) {
            return;
        }
        if (inFlight.remove(pending.ref) == null) {
            return;
        }
        if (failure == null) {
            pending.timeout.cancel();
            pending.reply.answered(null);
        } else {
            fail(pending, failure);
        }
    }

    /** Where answers carry no {@code ref}, they come in order; confirmations of older servers never carry one. */
    private @Nullable Pending oldestFor(MessageSpec spec) {
        if (correlated && !spec.is(Role.SUBSCRIBED) && !spec.is(Role.UNSUBSCRIBED)) {
            return null;
        }
        return inFlight.values().stream()
                .filter(pending -> pending.answer != null && pending.answer.test(spec))
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
        Pending pending = waiting.remove(ref);
        if (pending == null) {
            pending = inFlight.remove(ref);
        }
        if (pending != null) {
            pending.reply.failed(new RequestTimeoutException(timeout));
        }
    }

    private static void failAll(Map<String, Pending> pendings, Throwable cause) {
        List<Pending> failing = List.copyOf(pendings.values());
        pendings.clear();
        failing.forEach(pending -> fail(pending, cause));
    }

    private static void fail(Pending pending, Throwable cause) {
        pending.timeout.cancel();
        pending.reply.failed(cause);
    }
}
