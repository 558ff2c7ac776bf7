package dev.howl.app.originals.broadcast;

import dev.howl.app.originals.sequential.SequentialExecutor;
import dev.howl.runtime.Futures;
import dev.howl.server.Cluster.Leadership;
import dev.howl.server.NotAppendedException;
import dev.howl.server.PublishOptions;
import dev.howl.server.PublishOptions.Fence;
import dev.howl.server.PublishOptions.Once;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends one tick each interval while this node leads: at the multiples of the interval since 1970, so that whoever
 * takes the lead goes on in the same rhythm. That a tick is appended once does not depend on it: the append checks the
 * lead and the counter. In turns only.
 */
final class SharedTicker {
    /** How soon it is noticed that this node leads now. */
    private static final Duration LOOK = Duration.ofMillis(250);

    private static final String COUNTER = "original-broadcast";
    private static final Logger LOG = LoggerFactory.getLogger(SharedTicker.class);

    private final SequentialExecutor executor;
    private final Leadership leadership;
    private final Function<PublishOptions, ? extends CompletionStage<?>> append;
    private final InstantSource clock;
    private final long interval;
    private long done;
    private boolean appending;
    private boolean failing;

    /** The tick that is past when the node starts is not made up for. */
    SharedTicker(
            SequentialExecutor executor,
            Leadership leadership,
            Function<PublishOptions, ? extends CompletionStage<?>> append,
            Duration interval,
            InstantSource clock) {
        this.executor = executor;
        this.leadership = leadership;
        this.append = append;
        this.clock = clock;
        this.interval = interval.toMillis();
        this.done = last(clock.millis());
    }

    /** Appends what is due now, and comes back when something may be. */
    void round() {
        long now = clock.millis();
        long tick = last(now);
        Fence lead = leadership.fence();
        // What is later than half an interval is left out: two ticks would be too close.
        if (lead != null && tick > done && !appending && now - tick <= interval / 2) {
            begin(tick, lead);
        }
        long left = tick + interval - now;
        executor.after(left < LOOK.toMillis() ? Duration.ofMillis(left) : LOOK, this::round);
    }

    private void begin(long tick, Fence lead) {
        appending = true;
        append.apply(PublishOptions.NONE.withOnce(new Once(COUNTER, tick)).withFence(lead))
                .whenComplete((position, failure) -> executor.run(() -> ended(tick, failure)));
    }

    private void ended(long tick, @Nullable Throwable failure) {
        appending = false;
        if (failure == null || isDone(failure)) {
            done = tick;
            failing = false;
        } else if (!failing) {
            failing = true;
            LOG.warn("The scheduled broadcast cannot be sent for now: {}", failure.toString());
        }
    }

    private static boolean isDone(Throwable failure) {
        Throwable cause = Futures.cause(failure);
        return cause instanceof NotAppendedException refused
                && refused.reason() == NotAppendedException.Reason.ALREADY_DONE;
    }

    private long last(long now) {
        return now / interval * interval;
    }
}
