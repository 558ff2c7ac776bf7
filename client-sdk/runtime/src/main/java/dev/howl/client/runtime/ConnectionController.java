package dev.howl.client.runtime;

import dev.howl.runtime.CloseCodes;
import dev.howl.runtime.Frame;
import dev.howl.runtime.FrameCodec;
import dev.howl.runtime.Message;
import dev.howl.runtime.Role;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The coordination of one client's connection: opens one session after another, keeps the state, and routes frames to
 * requests, subscriptions and listeners. Event loop only, except where a method says otherwise.
 */
final class ConnectionController implements WebSocketSession.SessionListener {
    /** Time after which a connection counts as stable and the back-off is reset. */
    private static final Duration STABLE_AFTER = Duration.ofSeconds(10);

    private final Options options;
    private final EventLoop loop;
    private final Listeners listeners;
    private final Connector connector;
    private final FrameCodec codec;
    private final ControlMessages control;
    private final RequestDispatcher requests;
    private final RequestHandlers handlers;
    private final SubscriptionManager subscriptions;
    private final ReconnectPolicy policy;
    private final ConnectionHandover handover;
    private final TokenRefresh refresh;
    private final ServerSubscription.Context context;
    private final ConnectionLifecycle lifecycle;
    private final ClientAcceptance acceptance;

    private int attempt = 1;
    private @Nullable WebSocketSession session;
    private @Nullable CloseInfo closeInfo;
    private EventLoop.@Nullable Timer retry;
    private EventLoop.@Nullable Timer stable;

    ConnectionController(
            Options options, SharedLease lease, EventLoop loop, CallbackRunner callbacks, Listeners listeners) {
        this.options = options;
        this.loop = loop;
        this.listeners = listeners;
        this.connector = new Connector(options, loop, callbacks, lease.transport());
        ConnectionLog log = new ConnectionLog(connector::lastAddress);
        this.lifecycle = new ConnectionLifecycle(callbacks, listeners, log, lease::release);
        this.codec = FrameCodec.ofClient(options.spec);
        this.control = new ControlMessages(options.spec, codec);
        this.handlers = new RequestHandlers(loop, callbacks, codec, options.eventBuffer);
        Backoff backoff = options.backoff();
        this.requests = new RequestDispatcher(loop, options.spec.envelope().correlation() != null, backoff);
        this.acceptance = new ClientAcceptance(control, requests, lifecycle, options.connectTimeout);
        this.context = new ServerSubscription.Context(loop, requests, control, backoff, options.requestTimeout);
        this.subscriptions = new SubscriptionManager(options.spec, context, callbacks, listeners);
        this.refresh = new TokenRefresh(options, loop, connector, requests, control, this::refreshRefused);
        this.policy =
                new ReconnectPolicy(backoff, options.token != null, options.clock, options.spec.finalCloseCodes());
        this.handover = new ConnectionHandover(
                loop, backoff, policy, options.requestTimeout, this::newSession, this::isSuperseded);
    }

    /** Returns the state of the connection. May be called by any thread. */
    ConnectionLifecycle lifecycle() {
        return lifecycle;
    }

    SubscriptionManager subscriptions() {
        return subscriptions;
    }

    RequestHandlers handlers() {
        return handlers;
    }

    FrameCodec codec() {
        return codec;
    }

    /** Returns a fetcher of snapshots. May be called by any thread. */
    <S extends Message> SnapshotFetcher<S> fetch(SnapshotRequest<S> snapshot) {
        return new SnapshotFetcher<>(snapshot, context, codec);
    }

    void start() {
        lifecycle.start();
        connect();
    }

    /** Returns the address of the last attempt, without its query. May be called by any thread. */
    URI lastAddress() {
        return connector.lastAddress();
    }

    /** Closes the client if there is no connection within the timeout. */
    void giveUpAfter(Duration timeout) {
        lifecycle.giveUpAfter(timeout, loop, this::close);
    }

    /** Sends a request, or fails it if the client is closed. */
    void submit(ClientRequest request, ClientRequest.ReplyHandler reply) {
        if (lifecycle.isClosed()) {
            reply.failed(lifecycle.failure());
        } else {
            requests.submit(request, options.requestTimeout, reply);
        }
    }

    /** Closes with 1000. Does nothing if the client is closed already. */
    void close() {
        if (!lifecycle.isClosed()) {
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
            lifecycle.transition(new StateMachine.Moved(id));
            connected(established);
            handover.moved(left);
        } else if (established == left) {
            lifecycle.transition(new StateMachine.Established(id));
            connected(established);
        }
    }

    private void connected(WebSocketSession established) {
        EventLoop.cancel(stable);
        stable = loop.schedule(STABLE_AFTER, () -> {
            attempt = 0;
            policy.stable();
            handover.stable();
        });
        // After a move they are still subscribed on the old session.
        subscriptions.disconnected();
        requests.connected(established);
        refresh.connected(established.token());
        subscriptions.connected();
        requests.flush();
        acceptance.await(established);
    }

    @Override
    public void frame(WebSocketSession from, Frame frame, String text) {
        ReceivedFrame received =
                new ReceivedFrame(frame, codec, problem -> listeners.unknown(new UnknownFrame(text, problem)));
        if (from == session) {
            if (!isAnswer(from, frame)) {
                dispatch(from, received);
            } else if (frame.spec().is(Role.ERROR)) {
                listeners.message(received);
            }
        } else if (handover.isOld(from) && !isAnswer(from, frame)) {
            // Events arrive in the new session. The old one is only kept for outstanding answers, on both sides.
            handlers.handle(from, received);
        }
        handover.check();
    }

    private void dispatch(WebSocketSession from, ReceivedFrame received) {
        Frame frame = received.frame();
        Role role = frame.spec().role();
        if (role == Role.ERROR) {
            error(from, frame);
        } else if (role == Role.GAP) {
            subscriptions.gap(frame);
        } else if (role == Role.UNSUBSCRIBED && frame.ref() == null) {
            subscriptions.ended(frame);
        } else if (role == Role.MOVING && lifecycle.isConnected()) {
            handover.moveRequested(frame);
        } else if (role == null) {
            subscriptions.message(received);
            handlers.handle(from, received);
        }
        listeners.message(received);
    }

    @Override
    public void unknown(UnknownFrame frame) {
        listeners.unknown(frame);
    }

    @Override
    public void ended(WebSocketSession ended, Disconnect disconnect) {
        if (disconnect instanceof Disconnect.CloseFrame close && close.code() == CloseCodes.TOO_BIG) {
            requests.tooBig(ended);
        }
        if (ended != session) {
            handover.ended(ended, disconnect);
            requests.disconnected(ended, disconnect.toException());
            return;
        }
        session = null;
        EventLoop.cancel(stable);
        refresh.stop();
        CloseInfo closed = closeInfo;
        if (closed != null) {
            lifecycle.terminated(closed);
            return;
        }
        ReconnectPolicy.Decision decision = policy.after(disconnect, attempt + 1);
        if (decision instanceof ReconnectPolicy.Stop stop) {
            Throwable cause = stop.code() == CloseCodes.NORMAL ? null : disconnect.cause();
            end(new CloseInfo(stop.code(), stop.reason(), true, cause));
        } else if (decision instanceof ReconnectPolicy.Retry again) {
            retry(ended, disconnect, again.delay());
        }
    }

    private WebSocketSession newSession() {
        return new WebSocketSession(options, loop, connector, codec, control, this);
    }

    private boolean isSuperseded(WebSocketSession old) {
        return requests.isIdle(old) && subscriptions.isSettled();
    }

    private void connect() {
        WebSocketSession opening = newSession();
        session = opening;
        opening.start();
    }

    private void retry(WebSocketSession ended, Disconnect disconnect, Duration delay) {
        attempt++;
        WebSocketSession successor = handover.takeSuccessor();
        Throwable failure = disconnect.cause();
        lifecycle.transition(new StateMachine.Lost(attempt, successor == null ? delay : Duration.ZERO, failure));
        // Subscriptions first, so that they ignore the failures of their requests.
        subscriptions.disconnected();
        requests.disconnected(ended, disconnect.toException());
        if (successor == null) {
            retry = loop.schedule(delay, () -> {
                lifecycle.transition(new StateMachine.Due());
                connect();
            });
        } else {
            lifecycle.transition(new StateMachine.Due());
            session = successor;
        }
    }

    /** Ends the connection for good. Every way to the closed state goes through here. */
    private void end(CloseInfo info) {
        closeInfo = info;
        EventLoop.cancel(retry);
        refresh.stop();
        handover.cancel();
        ConnectionClosedException cause = lifecycle.end(info);
        subscriptions.closed(cause, !info.remote());
        requests.closed(cause);
        if (session == null) {
            lifecycle.terminated(info);
        }
    }

    /** Passes an answer or an error to its request. Returns whether there is one. */
    private boolean isAnswer(WebSocketSession from, Frame frame) {
        return frame.spec().is(Role.ERROR)
                ? requests.refuse(frame.ref(), new RequestFailedException(ServerError.of(frame)))
                : requests.answer(from, frame);
    }

    private void error(WebSocketSession from, Frame frame) {
        ServerError error = ServerError.of(frame);
        listeners.error(error);
        if (ControlMessages.refusesClient(frame.ref(), error.code())) {
            from.detach(new Disconnect.Refusal(new RequestFailedException(error)));
        }
    }

    /**
     * Reconnects with the refused token: a new connection may, for example, have another subject than the current one.
     */
    private void refreshRefused(Throwable cause) {
        if (session != null) {
            session.detach(new Disconnect.Failure(cause));
        }
    }
}
