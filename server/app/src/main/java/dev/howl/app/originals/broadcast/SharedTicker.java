package dev.howl.app.originals.broadcast;

import dev.howl.app.originals.sequential.SequentialExecutor;
import dev.howl.runtime.Futures;
import dev.howl.server.Cluster.Leadership;
import dev.howl.server.Counters;
import dev.howl.server.NotAppendedException;
import dev.howl.server.PublishOptions;
import dev.howl.server.PublishOptions.Fence;
import dev.howl.server.PublishOptions.Once;
import java.time.Duration;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ticker of the schedule that all nodes share: while this node leads, it appends one tick per interval. Ticks are
 * numbered by their time, in multiples of the interval since 1970, so that a new leader continues the same schedule. If
 * the clock of the former leader was ahead, the new one continues from its last number. Appending a tick only once does
 * not depend on it: the append checks fencing token and counter. Used by the executor's thread only.
 */
final class SharedTicker {
    /** Maximum delay between rounds, after which a new lead is noticed. */
    private static final Duration POLL_INTERVAL = Duration.ofMillis(250);

    /** Longest lead of the last tick over the present time without a shift, in milliseconds. */
    private static final long SLACK = 1_000;

    private static final String COUNTER = "original-broadcast";
    private static final Logger LOG = LoggerFactory.getLogger(SharedTicker.class);

    private final SequentialExecutor executor;
    private final Leadership leadership;
    private final Counters counters;
    private final Function<PublishOptions, ? extends CompletionStage<?>> append;
    private final InstantSource clock;
    private final long interval;
    /** The lead for which {@link #shift} is known. */
    private @Nullable Fence term;

    /** Milliseconds that are added to the clock to get the present number. */
    private long shift;

    private long done;
    private boolean waiting;
    private boolean failing;

    /** Creates a ticker that starts with the next tick; it does not catch up on the last one. */
    SharedTicker(
            SequentialExecutor executor,
            Leadership leadership,
            Counters counters,
            Function<PublishOptions, ? extends CompletionStage<?>> append,
            Duration interval,
            InstantSource clock) {
        this.executor = executor;
        this.leadership = leadership;
        this.counters = counters;
        this.append = append;
        this.clock = clock;
        this.interval = interval.toMillis();
        this.done = last(clock.millis());
    }

    /** Appends the tick if it is due, and schedules the next round. */
    void round() {
        Fence lead = leadership.fence();
        if (lead != null && !waiting) {
            if (lead.equals(term)) {
                appendIfDue(lead);
            } else {
                begin(lead);
            }
        }
        long now = now();
        long left = last(now) + interval - now;
        executor.after(left < POLL_INTERVAL.toMillis() ? Duration.ofMillis(left) : POLL_INTERVAL, this::round);
    }

    private void begin(Fence lead) {
        waiting = true;
        counters.get(COUNTER).whenComplete((last, failure) -> executor.run(() -> begun(lead, last, failure)));
    }

    private void begun(Fence lead, @Nullable OptionalLong last, @Nullable Throwable failure) {
        waiting = false;
        if (last == null) {
            failed("Cannot read the last scheduled broadcast; retrying: {}", failure);
            return;
        }
        term = lead;
        if (last.isPresent() && last.getAsLong() - now() > SLACK) {
            shift += last.getAsLong() - now();
            done = last.getAsLong();
        }
        appendIfDue(lead);
    }

    private void appendIfDue(Fence lead) {
        long now = now();
        long tick = last(now);
        // A tick later than half an interval is skipped; it would be too close to the next one.
        if (tick > done && now - tick <= interval / 2) {
            waiting = true;
            append.apply(PublishOptions.NONE.withOnce(new Once(COUNTER, tick)).withFence(lead))
                    .whenComplete((position, failure) -> executor.run(() -> ended(tick, failure)));
        }
    }

    private void ended(long tick, @Nullable Throwable failure) {
        waiting = false;
        if (failure == null || isDone(failure)) {
            done = tick;
            failing = false;
        } else {
            failed("Cannot send the scheduled broadcast; retrying: {}", failure);
        }
    }

    /** Logs a failure once until the next success. */
    private void failed(String message, @Nullable Throwable failure) {
        if (!failing) {
            failing = true;
            LOG.warn(message, String.valueOf(failure));
        }
    }

    private static boolean isDone(Throwable failure) {
        Throwable cause = Futures.cause(failure);
        return cause instanceof NotAppendedException refused
                && refused.reason() == NotAppendedException.Reason.ALREADY_DONE;
    }

    private long now() {
        return clock.millis() + shift;
    }

    private long last(long now) {
        return now / interval * interval;
    }
}
