package dev.howl.client.runtime;

import dev.howl.runtime.Frame;
import dev.howl.runtime.Role;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The check that the server has accepted the token of the connect message, for {@code connect()}, which returns then.
 * Event loop only.
 *
 * <p>The connect message has no answer, but a server reads one message after the other: the Pong to a Ping that follows
 * it at once means that the token was accepted; an error means that it was not. Nothing is awaited if there is no token,
 * no Ping in the contract, or no thread in {@code connect()}.
 */
final class ClientAcceptance {
    private final ControlMessages control;
    private final RequestDispatcher requests;
    private final ConnectionLifecycle lifecycle;
    private final Duration timeout;

    ClientAcceptance(
            ControlMessages control, RequestDispatcher requests, ConnectionLifecycle lifecycle, Duration timeout) {
        this.control = control;
        this.requests = requests;
        this.lifecycle = lifecycle;
        this.timeout = timeout;
    }

    /** Reports the acceptance to the lifecycle, now or when the Pong has arrived. */
    void await(WebSocketSession established) {
        OutgoingMessage ping = control.receives(Role.PONG) ? control.ping() : null;
        boolean tokenSent = established.token() != null && control.sends(Role.CONNECT);
        if (ping == null || !tokenSent || !lifecycle.isAwaited()) {
            lifecycle.accepted();
            return;
        }
        ClientRequest request = new ClientRequest(ping, spec -> spec.is(Role.PONG), false);
        requests.submit(request, timeout, new ClientRequest.ReplyHandler() {
            @Override
            public void answered(@Nullable Frame frame) {
                lifecycle.accepted();
            }

            @Override
            public void failed(Throwable cause) {
                // A session that ends is reported by itself; a server without Pongs is waited for until the time-out.
            }
        });
    }
}
