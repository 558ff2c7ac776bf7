package dev.howl.server.session;

import dev.howl.runtime.ChannelSpec;
import dev.howl.runtime.CloseCodes;
import dev.howl.runtime.Role;
import dev.howl.server.ChannelBinding;
import dev.howl.server.Handlers;
import dev.howl.server.Principal;
import dev.howl.server.security.Access;
import dev.howl.server.transport.Wire;
import dev.howl.server.transport.WireListener;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A channel that is served: makes a session of every connection.
 *
 * @param <S> the typed view of a session
 */
public final class Endpoint<S> {
    private final ChannelBinding<S> binding;
    private final ChannelCore core;
    private final SessionOptions options;
    private final RouteTable<S> routes;

    /**
     * What the sessions of a channel are made with.
     *
     * @param limits of one session
     * @param heartbeat how silence is met
     * @param check holds frames against the contract
     * @param ticker the time
     * @param admission counts connections
     * @param access who may do what
     */
    public record SessionOptions(
            Limits limits, Heartbeat heartbeat, FrameCheck check, Ticker ticker, Admission admission, Access access) {}

    /** Binds the routes of the channel to the handlers. */
    public Endpoint(
            ChannelBinding<S> binding,
            ChannelCore core,
            SessionOptions options,
            Handlers handlers,
            MeterRegistry meters) {
        this.binding = binding;
        this.core = core;
        this.options = options;
        this.routes = new RouteTable<>(core.spec(), meters);
        binding.bind(handlers, routes);
    }

    public ChannelSpec spec() {
        return core.spec();
    }

    /**
     * Makes the session of a connection; called on its event loop.
     *
     * @param parameters of the address
     * @param principal of the handshake's token; {@code null} where it had none
     * @param permit is released when the connection has gone
     */
    public WireListener open(
            Wire wire, Map<String, String> parameters, @Nullable Principal principal, Admission.Permit permit) {
        return new HowlSession<>(this, wire, parameters, principal, permit);
    }

    /**
     * Asks every client to go, each at its own time; where the contract has no message for it, starts the closing
     * handshake with 1001.
     */
    public void leave(Departures departures, String reason) {
        if (core.spec().serverMessage(Role.MOVING).isEmpty()) {
            closeAll(CloseCodes.GOING_AWAY, reason);
        } else {
            core.openSessions()
                    .forEach(session -> session.sendIfAny(
                            core.frames().moving(departures.nextMillis(), departures.deadlineMillis())));
        }
    }

    /** Starts the closing handshake with every session. */
    public void closeAll(int code, String reason) {
        core.openSessions().closeAll(code, reason);
    }

    /** Ends every connection as it is. */
    public void abortAll() {
        core.openSessions().forEach(HowlSession::abort);
    }

    ChannelBinding<S> binding() {
        return binding;
    }

    ChannelCore core() {
        return core;
    }

    SessionOptions options() {
        return options;
    }

    RouteTable<S> routes() {
        return routes;
    }
}
