package dev.howl.client.runtime;

import dev.howl.runtime.Frame;
import dev.howl.runtime.Role;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Brings the server another token before the one that it has expires, so that the connection goes on. Loop only.
 *
 * <p>The supplier is asked when about three quarters of the time are over, not at the same moment by all clients. Where it
 * has nothing new yet, fails, or the server cannot tell for now, it is asked again later, ever closer to the end; what the
 * end brings is a reconnect.
 */
final class TokenRefresh {
    private static final double EARLIEST = 0.7;
    private static final double SPREAD = 0.15;
    /** Less is no time to refresh anything in. */
    private static final Duration SHORTEST = Duration.ofMillis(200);
    /** Nobody knows what a clock does until then. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Options options;
    private final EventLoop loop;
    private final Connector opener;
    private final RequestDispatcher requests;
    private final ControlMessages control;
    private final RandomGenerator random;
    private final Consumer<? super Throwable> refused;

    /** What was begun on an earlier connection is of no interest any more. */
    private long turn;

    private @Nullable String token;
    private @Nullable Instant expiresAt;
    private EventLoop.@Nullable Timer timer;

    /** @param refused told, while the connection stands, that the server does not want what the supplier gave */
    TokenRefresh(
            Options options,
            EventLoop loop,
            Connector opener,
            RequestDispatcher requests,
            ControlMessages control,
            Consumer<? super Throwable> refused) {
        this.options = options;
        this.loop = loop;
        this.opener = opener;
        this.requests = requests;
        this.control = control;
        this.random = options.randomness();
        this.refused = refused;
    }

    /**
     * There is a connection.
     *
     * @param used the token that it began with; {@code null} without
     */
    void connected(@Nullable String used) {
        stop();
        if (used != null && control.sends(Role.REFRESH) && control.receives(Role.REFRESHED)) {
            holds(used, TokenExpiry.of(used));
        }
    }

    /** The connection is gone. */
    void stop() {
        turn++;
        token = null;
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    private void holds(String held, @Nullable Instant until) {
        token = held;
        expiresAt = until;
        later();
    }

    private void later() {
        Instant until = expiresAt;
        if (until == null) {
            return;
        }
        Duration left = Duration.between(options.clock.instant(), until);
        if (left.compareTo(SHORTEST) >= 0) {
            Duration counted = left.compareTo(LONGEST) < 0 ? left : LONGEST;
            long millis = (long) (counted.toMillis() * (EARLIEST + SPREAD * random.nextDouble()));
            timer = loop.schedule(Duration.ofMillis(millis), this::renew);
        }
    }

    private void renew() {
        long asked = turn;
        opener.fetchToken(fresh -> inTurn(asked, () -> send(fresh)), failure -> inTurn(asked, this::later));
    }

    private void send(@Nullable String fresh) {
        OutgoingMessage message = fresh == null || fresh.equals(token) ? null : control.refresh(fresh);
        if (fresh == null || message == null) {
            later();
            return;
        }
        long asked = turn;
        ClientRequest request = new ClientRequest(message, spec -> spec.is(Role.REFRESHED), false);
        requests.submit(request, options.requestTimeout, new ClientRequest.Reply() {
            @Override
            public void answered(@Nullable Frame frame) {
                inTurn(asked, () -> holds(fresh, until(fresh, frame)));
            }

            @Override
            public void failed(Throwable cause) {
                inTurn(asked, () -> failedWith(cause));
            }
        });
    }

    private void failedWith(Throwable cause) {
        if (cause instanceof RequestFailedException refusal && !refusal.retryable()) {
            refused.accept(cause);
        } else {
            later();
        }
    }

    private void inTurn(long asked, Runnable action) {
        if (turn == asked) {
            action.run();
        }
    }

    /** The server knows best. */
    private static @Nullable Instant until(String fresh, @Nullable Frame frame) {
        String told = frame == null ? null : frame.text("expires_at");
        try {
            return told == null ? TokenExpiry.of(fresh) : Instant.parse(told);
        } catch (DateTimeException e) {
            return TokenExpiry.of(fresh);
        }
    }
}
