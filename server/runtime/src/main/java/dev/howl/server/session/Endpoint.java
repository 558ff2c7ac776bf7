package dev.howl.server.session;

import dev.howl.runtime.ChannelSpec;
import dev.howl.runtime.CloseCodes;
import dev.howl.runtime.HandshakePart;
import dev.howl.runtime.Role;
import dev.howl.server.ChannelBinding;
import dev.howl.server.ChannelListener;
import dev.howl.server.Handlers;
import dev.howl.server.HandshakeRequest;
import dev.howl.server.Session;
import dev.howl.server.security.Access;
import dev.howl.server.transport.UnsentBudget;
import dev.howl.server.transport.WebSocketConnection;
import dev.howl.server.transport.WebSocketListener;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A served channel, which creates a session for each connection. */
public final class Endpoint<S> {
    private final ChannelBinding<S> binding;
    private final ChannelState channel;
    private final SessionOptions options;
    private final RouteTable<S> routes;
    private final ChannelListeners<S> listeners;
    private final boolean openWriting;
    /** The present step of the drain, for sessions that are opened meanwhile; {@code null} before the drain. */
    private volatile @Nullable Consumer<HowlSession<?>> drainStep;

    /**
     * The options of a channel's sessions.
     *
     * @param limits limits of one session
     * @param idlePolicy handling of idle sessions
     * @param validator validates client frames
     * @param ticker clock of limits and timeouts
     * @param admission counts connections
     * @param access verifies tokens and checks scopes
     * @param unsent the bytes that may wait to be sent, of all connections together
     */
    public record SessionOptions(
            SessionLimits limits,
            IdlePolicy idlePolicy,
            InboundValidator validator,
            Ticker ticker,
            Admission admission,
            Access access,
            UnsentBudget unsent) {}

    /**
     * Binds the channel to its handlers.
     *
     * @param listeners called for each connection, in this order
     */
    public Endpoint(
            ChannelBinding<S> binding,
            ChannelState channel,
            SessionOptions options,
            Handlers handlers,
            List<ChannelListener<S>> listeners,
            MeterRegistry meters) {
        this.binding = binding;
        this.channel = channel;
        this.options = options;
        this.routes = new RouteTable<>(channel.spec(), meters);
        this.listeners = new ChannelListeners<>(listeners);
        this.openWriting = channel.spec().scopes().isEmpty() && !this.listeners.requireToken();
        binding.bind(handlers, routes);
    }

    public ChannelSpec spec() {
        return channel.spec();
    }

    /**
     * Returns whether a client without a token may send messages to handlers: the contract requires no scope, and no
     * listener a token.
     */
    public boolean hasOpenWriting() {
        return openWriting;
    }

    /** Returns whether the channel has connection listeners. */
    public boolean hasListeners() {
        return !listeners.isEmpty();
    }

    /**
     * Asks the listeners whether a client may connect.
     *
     * @param loop the event loop of the connection, on which they are called
     * @return fails as {@link ChannelListener#opening} says, with the exception itself and not as a cause
     */
    public CompletionStage<Void> opening(HandshakeRequest request, Executor loop) {
        return listeners.opening(request, loop);
    }

    /**
     * Creates the session of a connection. Called on its event loop.
     *
     * @param permit released when the connection has ended
     */
    public WebSocketListener open(WebSocketConnection connection, HandshakeData handshake, Admission.Permit permit) {
        return new HowlSession<>(this, connection, handshake, permit);
    }

    /**
     * Asks every client to reconnect elsewhere, each at its scheduled time. Where the contract has no message for it,
     * starts the closing handshake with 1001, or lets clients leave by themselves if the channel is configured so.
     */
    public void leave(DrainSchedule schedule, String reason) {
        boolean asks = channel.spec().serverMessage(Role.MOVING).isPresent();
        if (asks) {
            drain(session -> session.askToMove(schedule));
        } else if (!channel.waitsInDrain()) {
            closeAll(CloseCodes.GOING_AWAY, reason);
        }
    }

    /** Returns whether a drain waits for the clients of this channel until its timeout. */
    public boolean waitsInDrain() {
        return channel.waitsInDrain();
    }

    /** Starts the closing handshake with every session. */
    public void closeAll(int code, String reason) {
        drain(session -> session.closeNow(code, reason));
    }

    /**
     * Ends the sessions of a subject whose tokens are revoked, with 4003.
     *
     * @return their number on this node
     */
    public CompletionStage<Integer> endRevoked(String subject) {
        return channel.openSessions().endRevoked(subject);
    }

    /** Applies a step of the drain to all sessions, including those whose handshake ends after this call. */
    private void drain(Consumer<HowlSession<?>> step) {
        drainStep = step;
        channel.openSessions().forEach(step);
    }

    /** Applies the present step of the drain to a session that was opened during it. Called on its event loop. */
    void opened(HowlSession<?> session) {
        Consumer<HowlSession<?>> step = drainStep;
        if (step != null) {
            step.accept(session);
        }
    }

    /** Returns whether the channel also takes handshakes at paths that no channel has. */
    public boolean takesAnyPath() {
        return channel.options().anyPath();
    }

    /** Closes all sockets without a closing handshake. */
    public void abortAll() {
        channel.openSessions().forEach(HowlSession::abort);
    }

    /** Returns a new session as handlers and rooms know it. */
    SessionView<S> view(Session session) {
        S typed = binding.session(session);
        return new SessionView<>(typed, binding.room(typed));
    }

    /**
     * Checks a part of a handshake against the contract.
     *
     * @param values an object with the values of its parameters
     * @return the first violation; {@code null} if there is none
     */
    public @Nullable HandshakeViolation check(HandshakePart part, JsonNode values) {
        return options.validator().check(part, values);
    }

    ChannelState channel() {
        return channel;
    }

    SessionOptions options() {
        return options;
    }

    ChannelListeners<S> listeners() {
        return listeners;
    }

    RouteTable<S> routes() {
        return routes;
    }
}
