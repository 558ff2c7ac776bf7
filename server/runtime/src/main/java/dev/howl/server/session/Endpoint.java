package dev.howl.server.session;

import dev.howl.runtime.ChannelSpec;
import dev.howl.runtime.CloseCodes;
import dev.howl.runtime.Role;
import dev.howl.server.ChannelBinding;
import dev.howl.server.ChannelListener;
import dev.howl.server.Handlers;
import dev.howl.server.HandshakeRequest;
import dev.howl.server.security.Access;
import dev.howl.server.transport.WebSocketConnection;
import dev.howl.server.transport.WebSocketListener;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * A channel that is served: makes a session of every connection.
 *
 * @param <S> the typed view of a session
 */
public final class Endpoint<S> {
    private final ChannelBinding<S> binding;
    private final ChannelState channel;
    private final SessionOptions options;
    private final RouteTable<S> routes;
    private final ChannelListeners<S> listeners;

    /**
     * What the sessions of a channel are made with.
     *
     * @param limits of one session
     * @param idlePolicy what is done with a session that is silent
     * @param validator holds frames against the contract
     * @param ticker the time
     * @param admission counts connections
     * @param access who may do what
     */
    public record SessionOptions(
            SessionLimits limits,
            IdlePolicy idlePolicy,
            InboundValidator validator,
            Ticker ticker,
            Admission admission,
            Access access) {}

    /**
     * Binds the routes of the channel to the handlers.
     *
     * @param listeners are told of its connections, in this order
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
        binding.bind(handlers, routes);
    }

    public ChannelSpec spec() {
        return channel.spec();
    }

    /** Whether anybody has a say in who may connect, or wants to know. */
    public boolean hasListeners() {
        return !listeners.isEmpty();
    }

    /**
     * Asks the listeners whether a client may connect.
     *
     * @param loop the event loop of the connection, on which they are asked
     * @return fails, itself and not as a cause, as {@link ChannelListener#opening} says
     */
    public CompletionStage<Void> opening(HandshakeRequest request, Executor loop) {
        return listeners.opening(request, loop);
    }

    /**
     * Makes the session of a connection; called on its event loop.
     *
     * @param permit is released when the connection has gone
     */
    public WebSocketListener open(WebSocketConnection connection, HandshakeData handshake, Admission.Permit permit) {
        return new HowlSession<>(this, connection, handshake, permit);
    }

    /**
     * Asks every client to go, each at its own time; where the contract has no message for it, starts the closing
     * handshake with 1001, or waits where the channel is set to.
     */
    public void leave(DrainSchedule schedule, String reason) {
        boolean asks = channel.spec().serverMessage(Role.MOVING).isPresent();
        if (!asks && !channel.waitsInDrain()) {
            closeAll(CloseCodes.GOING_AWAY, reason);
        } else if (asks) {
            channel.openSessions()
                    .forEach(session -> session.sendIfAny(
                            channel.frames().moving(schedule.nextMillis(), schedule.deadlineMillis())));
        }
    }

    /** Starts the closing handshake with every session. */
    public void closeAll(int code, String reason) {
        channel.openSessions().closeAll(code, reason);
    }

    /** Ends every connection as it is. */
    public void abortAll() {
        channel.openSessions().forEach(HowlSession::abort);
    }

    ChannelBinding<S> binding() {
        return binding;
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
