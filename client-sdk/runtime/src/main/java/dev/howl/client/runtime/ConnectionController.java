package dev.howl.client.runtime;

import dev.howl.runtime.CloseCodes;
import dev.howl.runtime.Frame;
import dev.howl.runtime.FrameCodec;
import dev.howl.runtime.Message;
import dev.howl.runtime.Role;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The heart of a connection: its state, its tries one after another, and where frames go. Loop only but where said. */
final class ConnectionController implements WebSocketSession.Owner, ConnectionHandover.Owner {
    /** A connection that lived so long was no failed try: the back-off starts anew after it. */
    private static final Duration STABLE_AFTER = Duration.ofSeconds(10);

    private final Options options;
    private final EventLoop loop;
    private final Listeners listeners;
    private final Connector opener;
    private final FrameCodec codec;
    private final ControlMessages control;
    private final RequestDispatcher requests;
    private final SubscriptionManager subscriptions;
    private final ReconnectPolicy policy;
    private final ConnectionHandover handover;
    private final TokenRefresh refresh;
    private final ServerSubscription.Tools tools;
    private final ConnectionLifecycle lifetime;

    private int attempt = 1;
    private @Nullable WebSocketSession session;
    private @Nullable CloseInfo closeInfo;
    private EventLoop.@Nullable Timer retry;
    private EventLoop.@Nullable Timer stable;

    ConnectionController(Options options, EventLoop loop, CallbackRunner callbacks, Listeners listeners) {
        this.options = options;
        this.loop = loop;
        this.listeners = listeners;
        this.lifetime = new ConnectionLifecycle(callbacks, listeners);
        this.opener = new Connector(options, loop, callbacks);
        this.codec = FrameCodec.ofClient(options.spec);
        this.control = new ControlMessages(options.spec, codec);
        Backoff backoff = options.backoff();
        this.requests = new RequestDispatcher(loop, options.spec.envelope().correlation() != null, backoff);
        this.tools = new ServerSubscription.Tools(loop, requests, control, backoff, options.requestTimeout);
        this.subscriptions = new SubscriptionManager(options.spec, tools, callbacks, listeners);
        this.refresh = new TokenRefresh(options, loop, opener, requests, control, this::refreshRefused);
        this.policy = new ReconnectPolicy(backoff, options.token != null, options.clock);
        this.handover = new ConnectionHandover(loop, backoff, policy, options.requestTimeout, this);
    }

    /** From any thread. */
    ConnectionLifecycle lifetime() {
        return lifetime;
    }

    SubscriptionManager subscriptions() {
        return subscriptions;
    }

    FrameCodec codec() {
        return codec;
    }

    /** From any thread: asks for a snapshot. */
    <S extends Message> SnapshotFetcher<S> fetch(SnapshotRequest<S> snapshot) {
        return new SnapshotFetcher<>(snapshot, tools, codec);
    }

    void start() {
        lifetime.begin();
        connect();
    }

    /** Gives up where nothing has connected in time. */
    void giveUpAfter(Duration timeout) {
        lifetime.giveUpAfter(timeout, loop, this::close);
    }

    void submit(ClientRequest request, ClientRequest.Reply reply) {
        if (lifetime.isClosed()) {
            reply.failed(lifetime.failure());
        } else {
            requests.submit(request, options.requestTimeout, reply);
        }
    }

    void close() {
        if (!lifetime.isClosed()) {
            end(new CloseInfo(CloseCodes.NORMAL, "", false, null));
            if (session != null) {
                session.close();
            }
        }
    }

    @Override
    public void established(WebSocketSession established, @Nullable String id) {
        WebSocketSession left = session;
        if (handover.isSuccessor(established) && left != null) {
            session = established;
            lifetime.become(new StateMachine.Moved(id));
            connected(established);
            handover.moved(left);
        } else if (established == left) {
            lifetime.become(new StateMachine.Established(id));
            connected(established);
        }
    }

    private void connected(WebSocketSession established) {
        cancel(stable);
        stable = loop.schedule(STABLE_AFTER, () -> {
            attempt = 0;
            policy.stable();
            handover.stable();
        });
        // Where the connection moved, they stood on the old one.
        subscriptions.disconnected();
        requests.connected(established);
        refresh.connected(established.token());
        subscriptions.connected();
        requests.flush();
    }

    @Override
    public void frame(WebSocketSession from, Frame frame, String text) {
        if (from == session) {
            ReceivedFrame incoming =
                    new ReceivedFrame(frame, codec, problem -> listeners.unknown(new UnknownFrame(text, problem)));
            if (!isAnswer(from, frame)) {
                dispatch(from, incoming);
            } else if (frame.spec().is(Role.ERROR)) {
                listeners.message(incoming);
            }
        } else if (handover.isOld(from)) {
            // Events come over the new connection; what the old one still has to tell are answers.
            var unused = isAnswer(from, frame);
        }
        handover.check();
    }

    private void dispatch(WebSocketSession from, ReceivedFrame incoming) {
        Frame frame = incoming.frame();
        Role role = frame.spec().role();
        if (role == Role.ERROR) {
            error(from, frame);
        } else if (role == Role.GAP) {
            subscriptions.gap(frame);
        } else if (role == Role.UNSUBSCRIBED && frame.ref() == null) {
            subscriptions.ended(frame);
        } else if (role == Role.MOVING && lifetime.isConnected()) {
            handover.asked(frame);
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
    public void ended(WebSocketSession ended, Disconnect end) {
        if (ended != session) {
            handover.ended(ended, end);
            requests.disconnected(ended, end.lost());
            return;
        }
        session = null;
        cancel(stable);
        refresh.stop();
        CloseInfo asked = closeInfo;
        if (asked != null) {
            lifetime.over(asked);
            return;
        }
        ReconnectPolicy.Verdict verdict = policy.after(end, attempt + 1);
        if (verdict instanceof ReconnectPolicy.Stop stop) {
            Throwable cause = stop.code() == CloseCodes.NORMAL ? null : cause(end);
            end(new CloseInfo(stop.code(), stop.reason(), true, cause));
        } else if (verdict instanceof ReconnectPolicy.Retry again) {
            retry(ended, end, again.delay());
        }
    }

    @Override
    public WebSocketSession open() {
        return new WebSocketSession(options, loop, opener, codec, control, this);
    }

    @Override
    public boolean hasMoved(WebSocketSession old) {
        return requests.isIdle(old) && subscriptions.areSettled();
    }

    private void connect() {
        WebSocketSession opening = open();
        session = opening;
        opening.start();
    }

    private void retry(WebSocketSession ended, Disconnect end, Duration delay) {
        attempt++;
        WebSocketSession successor = handover.promote();
        Throwable failure = cause(end);
        lifetime.become(new StateMachine.Lost(attempt, successor == null ? delay : Duration.ZERO, failure));
        // Subscriptions first, so that they do not take the failure of what they asked for an answer.
        subscriptions.disconnected();
        requests.disconnected(ended, end.lost());
        if (successor == null) {
            retry = loop.schedule(delay, () -> {
                lifetime.become(new StateMachine.Due());
                connect();
            });
        } else {
            lifetime.become(new StateMachine.Due());
            session = successor;
        }
    }

    /** The one way to the end. */
    private void end(CloseInfo info) {
        closeInfo = info;
        cancel(retry);
        refresh.stop();
        handover.cancel();
        ConnectionClosedException cause = lifetime.end(info);
        subscriptions.closed(cause, !info.remote());
        requests.closed(cause);
        if (session == null) {
            lifetime.over(info);
        }
    }

    /** Whether a frame, or the error that it is, was for a request. */
    private boolean isAnswer(WebSocketSession from, Frame frame) {
        return frame.spec().is(Role.ERROR)
                ? requests.refuse(frame.ref(), new RequestFailedException(ServerError.of(frame)))
                : requests.answer(from, frame);
    }

    private void error(WebSocketSession from, Frame frame) {
        ServerError error = ServerError.of(frame);
        listeners.error(error);
        if (from.isRefusedBy(frame.ref(), error.code())) {
            from.leave(new Disconnect.ByRefusal(new RequestFailedException(error)));
        }
    }

    /** A connection that begins anew may have what one that goes on may not, such as another subject. */
    private void refreshRefused(Throwable cause) {
        if (session != null) {
            session.leave(new Disconnect.ByFailure(cause));
        }
    }

    private static Throwable cause(Disconnect end) {
        if (end instanceof Disconnect.ByFailure failure) {
            return failure.cause();
        }
        return end instanceof Disconnect.ByRefusal refusal ? refusal.error() : end.lost();
    }

    private static void cancel(EventLoop.@Nullable Timer timer) {
        if (timer != null) {
            timer.cancel();
        }
    }
}
