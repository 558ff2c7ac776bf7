package dev.howl.client.runtime;

import dev.howl.client.runtime.ConnectionState.Closed;
import dev.howl.runtime.CloseCodes;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Frame;
import dev.howl.runtime.FrameCodec;
import dev.howl.runtime.MessageSpec;
import dev.howl.runtime.Role;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The heart of a connection: its state, its tries one after another, and where frames go. Loop only but where said. */
final class Core implements Session.Owner {
    /** A connection that lived so long was no failed try: the back-off starts anew after it. */
    private static final Duration STABLE_AFTER = Duration.ofSeconds(10);

    private static final Duration MAX_MOVING = Duration.ofMinutes(10);

    private final Options options;
    private final Loop loop;
    private final Callbacks callbacks;
    private final Listeners listeners;
    private final Opener opener;
    private final FrameCodec codec;
    private final ControlMessages control;
    private final Requests requests;
    private final Subscriptions subscriptions;
    private final ReconnectPolicy policy;
    private final CompletableFuture<CloseInfo> closed = new CompletableFuture<>();
    /** Completed on the loop, for those who wait for it in {@code close()} whatever the executor is busy with. */
    private final CompletableFuture<CloseInfo> over = new CompletableFuture<>();
    /** Completed on the loop with the first connection. */
    private final CompletableFuture<@Nullable Void> first = new CompletableFuture<>();

    private volatile ConnectionState state = StateMachine.INITIAL;
    private int attempt = 1;
    private @Nullable Session session;
    private @Nullable CloseInfo closeInfo;
    private Loop.@Nullable Timer retry;
    private Loop.@Nullable Timer stable;
    private Loop.@Nullable Timer moving;

    Core(Options options, Loop loop, Callbacks callbacks, Listeners listeners) {
        this.options = options;
        this.loop = loop;
        this.callbacks = callbacks;
        this.listeners = listeners;
        this.opener = new Opener(options, loop, callbacks);
        this.codec = FrameCodec.ofClient(options.spec);
        this.control = new ControlMessages(options.spec, codec);
        this.requests = new Requests(loop, options.spec.envelope().correlation() != null);
        Backoff backoff = options.backoff();
        this.subscriptions = new Subscriptions(options, loop, requests, control, backoff, listeners);
        this.policy = new ReconnectPolicy(backoff, options.token != null, options.clock);
    }

    /** From any thread. */
    ConnectionState state() {
        return state;
    }

    /** From any thread: completed on the executor. */
    CompletableFuture<CloseInfo> closed() {
        return closed.copy();
    }

    /** From any thread: completed on the loop, for waiting only. */
    CompletableFuture<CloseInfo> over() {
        return over;
    }

    /** From any thread: completed on the loop, for waiting only. */
    CompletableFuture<@Nullable Void> first() {
        return first;
    }

    Subscriptions subscriptions() {
        return subscriptions;
    }

    FrameCodec codec() {
        return codec;
    }

    void start() {
        listeners.state(state);
        connect();
    }

    /** Gives up where nothing has connected in time. */
    void giveUpAfter(Duration timeout) {
        loop.schedule(timeout, () -> {
            if (!first.isDone()) {
                Throwable last = state instanceof ConnectionState.Reconnecting waiting
                        ? waiting.cause()
                        : new TimeoutException("not connected within " + timeout);
                first.completeExceptionally(last);
                close();
            }
        });
    }

    void submit(Outgoing message, @Nullable Predicate<MessageSpec> answer, Requests.Reply reply) {
        if (state instanceof Closed ended) {
            reply.failed(closedBy(ended));
        } else {
            requests.submit(message, answer, options.requestTimeout, reply);
        }
    }

    void close() {
        if (!(state instanceof Closed)) {
            end(new CloseInfo(CloseCodes.NORMAL, "", false, null));
            if (session != null) {
                session.close();
            }
        }
    }

    @Override
    public void established(Session established, @Nullable String id) {
        if (established != session) {
            return;
        }
        become(new StateMachine.Established(id));
        stable = loop.schedule(STABLE_AFTER, () -> {
            attempt = 0;
            policy.stable();
        });
        first.complete(null);
        requests.connected(established);
        subscriptions.connected();
        requests.flush();
    }

    @Override
    public void frame(Session from, Frame frame, String text) {
        if (from != session) {
            return;
        }
        Incoming incoming = new Incoming(frame, codec, problem -> listeners.unknown(new UnknownFrame(text, problem)));
        Role role = frame.spec().role();
        if (role == Role.ERROR) {
            error(from, frame);
        } else if (role == Role.GAP) {
            subscriptions.gap(frame);
        } else if (role == Role.MOVING) {
            moving(from, frame);
        } else if (requests.answer(frame)) {
            return;
        } else if (role == null) {
            subscriptions.message(incoming);
        }
        listeners.message(incoming);
    }

    @Override
    public void unknown(UnknownFrame frame) {
        listeners.unknown(frame);
    }

    @Override
    public void ended(Session ended, End end) {
        if (ended != session) {
            return;
        }
        session = null;
        cancel(stable);
        cancel(moving);
        moving = null;
        CloseInfo asked = closeInfo;
        if (asked != null) {
            over(asked);
            return;
        }
        ReconnectPolicy.Verdict verdict = policy.after(end, attempt + 1);
        if (verdict instanceof ReconnectPolicy.Stop stop) {
            Throwable cause = stop.code() == CloseCodes.NORMAL ? null : cause(end);
            end(new CloseInfo(stop.code(), stop.reason(), true, cause));
        } else if (verdict instanceof ReconnectPolicy.Retry again) {
            retry(end, again.delay());
        }
    }

    private void connect() {
        session = new Session(options, loop, opener, codec, control, this);
        session.start();
    }

    private void retry(End end, Duration delay) {
        attempt++;
        become(new StateMachine.Lost(attempt, delay, cause(end)));
        // Subscriptions first, so that they do not take the failure of what they asked for an answer.
        subscriptions.disconnected();
        requests.disconnected(end.lost());
        retry = loop.schedule(delay, () -> {
            become(new StateMachine.Due());
            connect();
        });
    }

    /** The one way into {@link Closed}. */
    private void end(CloseInfo info) {
        closeInfo = info;
        become(new StateMachine.Ended(info.code(), info.reason(), info.cause()));
        cancel(retry);
        CodedException cause = closedBy((Closed) state);
        first.completeExceptionally(info.cause() == null ? cause : info.cause());
        subscriptions.closed(cause, !info.remote());
        requests.closed(cause);
        if (session == null) {
            over(info);
        }
    }

    private void over(CloseInfo info) {
        over.complete(info);
        callbacks.complete(closed, info);
    }

    private void become(StateMachine.Event event) {
        ConnectionState next = StateMachine.next(state, event);
        state = next;
        listeners.state(next);
    }

    private void error(Session from, Frame frame) {
        ServerError error = ServerError.of(frame);
        RequestFailedException failure = new RequestFailedException(error);
        if (requests.refuse(frame.ref(), failure)) {
            return;
        }
        listeners.error(error);
        if (from.isRefusedBy(frame.ref(), error.code())) {
            from.leave(new End.ByRefusal(failure));
        }
    }

    private void moving(Session from, Frame frame) {
        if (moving != null) {
            return;
        }
        long after = Math.min(millis(frame, "after_ms", 0), millis(frame, "deadline_ms", Long.MAX_VALUE));
        Duration delay = Duration.ofMillis(Math.min(after, MAX_MOVING.toMillis()));
        moving = loop.schedule(delay, () -> from.leave(new End.ByMoving()));
    }

    private static long millis(Frame frame, String property, long otherwise) {
        JsonNode value = frame.payload().path(property);
        return value.isNumber() && value.canConvertToLong() ? Math.max(0, value.longValue()) : otherwise;
    }

    private static Throwable cause(End end) {
        if (end instanceof End.ByFailure failure) {
            return failure.cause();
        }
        return end instanceof End.ByRefusal refusal ? refusal.error() : end.lost();
    }

    private static ConnectionClosedException closedBy(Closed closed) {
        return new ConnectionClosedException("the client is closed", closed.cause());
    }

    private static void cancel(Loop.@Nullable Timer timer) {
        if (timer != null) {
            timer.cancel();
        }
    }
}
