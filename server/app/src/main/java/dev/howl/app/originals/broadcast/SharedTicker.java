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
 * The ticker of the schedule that all nodes share: while this node leads, it appends one tick per interval. Ticks are
 * multiples of the interval since 1970, so that a new leader continues the same schedule. Appending a tick only once
 * does not depend on it: the append checks fencing token and counter. Used by the executor's thread only.
 */
final class SharedTicker {
    /** Maximum delay between rounds, after which a new lead is noticed. */
    private static final Duration POLL_INTERVAL = Duration.ofMillis(250);

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

    /** Creates a ticker that starts with the next tick; it does not catch up on the last one. */
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

    /** Appends the tick if it is due, and schedules the next round. */
    void round() {
        long now = clock.millis();
        long tick = last(now);
        Fence lead = leadership.fence();
        // A tick later than half an interval is skipped; it would be too close to the next one.
        if (lead != null && tick > done && !appending && now - tick <= interval / 2) {
            begin(tick, lead);
        }
        long left = tick + interval - now;
        executor.after(left < POLL_INTERVAL.toMillis() ? Duration.ofMillis(left) : POLL_INTERVAL, this::round);
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
            LOG.warn("Cannot send the scheduled broadcast; retrying: {}", failure.toString());
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
