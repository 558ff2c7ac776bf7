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
 * The renewal of the server's token before it expires, so that the connection continues. Event loop only.
 *
 * <p>The token supplier is called when 70 to 85 percent of the remaining time have passed; the random share keeps
 * clients from renewing at the same moment. If the supplier has no new token, throws, or the server refuses for now,
 * the next call follows after the same share of the time that is then left. If the token expires nevertheless, the
 * server closes the connection and the client reconnects.
 */
final class TokenRefresh {
    private static final double EARLIEST = 0.7;
    private static final double SPREAD = 0.15;
    /** With less time left a refresh would come too late. */
    private static final Duration MIN_TIME_LEFT = Duration.ofMillis(200);
    /** Longest time planned ahead, in case the clock is changed meanwhile. */
    private static final Duration MAX_TIME_LEFT = Duration.ofDays(1);

    private final Options options;
    private final EventLoop loop;
    private final Connector connector;
    private final RequestDispatcher requests;
    private final ControlMessages control;
    private final RandomGenerator random;
    private final Consumer<? super Throwable> refused;

    /** Incremented with each connection; results that were requested in an earlier generation are ignored. */
    private long generation;

    private @Nullable String token;
    private @Nullable Instant expiresAt;
    private EventLoop.@Nullable Timer timer;

    /** @param refused called with the refusal if the server does not accept the supplier's new token */
    TokenRefresh(
            Options options,
            EventLoop loop,
            Connector connector,
            RequestDispatcher requests,
            ControlMessages control,
            Consumer<? super Throwable> refused) {
        this.options = options;
        this.loop = loop;
        this.connector = connector;
        this.requests = requests;
        this.control = control;
        this.random = options.randomness();
        this.refused = refused;
    }

    /**
     * Starts to watch the token of a new connection.
     *
     * @param used token that the connection was opened with; {@code null} if it has none
     */
    void connected(@Nullable String used) {
        stop();
        if (used != null && control.sends(Role.REFRESH) && control.receives(Role.REFRESHED)) {
            hold(used, TokenExpiry.of(used));
        }
    }

    /** Stops, because the connection is gone. */
    void stop() {
        generation++;
        token = null;
        EventLoop.cancel(timer);
        timer = null;
    }

    private void hold(String held, @Nullable Instant until) {
        token = held;
        expiresAt = until;
        schedule();
    }

    private void schedule() {
        Instant until = expiresAt;
        if (until == null) {
            return;
        }
        Duration left = Duration.between(options.clock.instant(), until);
        if (left.compareTo(MIN_TIME_LEFT) >= 0) {
            Duration counted = left.compareTo(MAX_TIME_LEFT) < 0 ? left : MAX_TIME_LEFT;
            long millis = (long) (counted.toMillis() * (EARLIEST + SPREAD * random.nextDouble()));
            timer = loop.schedule(Duration.ofMillis(millis), this::renew);
        }
    }

    private void renew() {
        long current = generation;
        connector.fetchToken(
                fresh -> ifCurrent(current, () -> send(fresh)), failure -> ifCurrent(current, this::schedule));
    }

    private void send(@Nullable String fresh) {
        OutgoingMessage message = fresh == null || fresh.equals(token) ? null : control.refresh(fresh);
        if (fresh == null || message == null) {
            schedule();
            return;
        }
        long current = generation;
        ClientRequest request = new ClientRequest(message, spec -> spec.is(Role.REFRESHED), false);
        requests.submit(request, options.requestTimeout, new ClientRequest.ReplyHandler() {
            @Override
            public void answered(@Nullable Frame frame) {
                ifCurrent(current, () -> hold(fresh, until(fresh, frame)));
            }

            @Override
            public void failed(Throwable cause) {
                ifCurrent(current, () -> failedWith(cause));
            }
        });
    }

    private void failedWith(Throwable cause) {
        if (cause instanceof RequestFailedException refusal && !refusal.retryable()) {
            refused.accept(cause);
        } else {
            schedule();
        }
    }

    private void ifCurrent(long current, Runnable action) {
        if (generation == current) {
            action.run();
        }
    }

    /** Returns the server's {@code expires_at} or, if it gives none, what the token itself says. */
    private static @Nullable Instant until(String fresh, @Nullable Frame frame) {
        String told = frame == null ? null : frame.text("expires_at");
        try {
            return told == null ? TokenExpiry.of(fresh) : Instant.parse(told);
        } catch (DateTimeException e) {
            return TokenExpiry.of(fresh);
        }
    }
}
