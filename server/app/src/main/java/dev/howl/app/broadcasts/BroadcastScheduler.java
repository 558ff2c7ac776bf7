package dev.howl.app.broadcasts;

import dev.howl.app.broadcasts.TickTracker.Due;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.runtime.Futures;
import dev.howl.server.Cluster.Leadership;
import dev.howl.server.Counters;
import dev.howl.server.NotAppendedException;
import dev.howl.server.PublishOptions.Fence;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The scheduler of broadcasts: while this node leads, each round sends the ticks that are due. Sending a tick only once
 * does not depend on it: the append checks fencing token, counter and dedupe id. Not thread-safe; blocks its thread.
 */
final class BroadcastScheduler {
    /** Maximum delay between rounds, after which a change made by another node or a new lead is noticed. */
    static final Duration POLL_INTERVAL = Duration.ofMillis(500);

    private static final Duration RETRY = Duration.ofMillis(250);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(BroadcastScheduler.class);

    private final TickTracker ticks;
    private final ScheduleStore store;
    private final Counters counters;
    private final Leadership leadership;
    private final BroadcastLog log;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private @Nullable Fence term;
    private String version = "";
    private boolean failing;

    /**
     * @param clock time of day
     * @param nanos as {@link System#nanoTime}
     */
    BroadcastScheduler(
            TickTracker ticks,
            ScheduleStore store,
            Counters counters,
            Leadership leadership,
            BroadcastLog log,
            InstantSource clock,
            LongSupplier nanos) {
        this.ticks = ticks;
        this.store = store;
        this.counters = counters;
        this.leadership = leadership;
        this.log = log;
        this.clock = clock;
        this.nanos = nanos;
    }

    /**
     * Sends the ticks that are due.
     *
     * @return delay until the next round
     */
    Duration round() throws InterruptedException {
        Fence lead = leadership.fence();
        if (lead == null) {
            return POLL_INTERVAL;
        }
        if (!lead.equals(term)) {
            ticks.forget();
            version = "";
            term = lead;
        }
        try {
            load();
            boolean all = settle(ticks.due(now()), lead);
            failing = failing && !all;
            return all ? untilNext() : RETRY;
        } catch (ExecutionException | TimeoutException e) {
            failed("Cannot read the schedules; retrying", e);
            return RETRY;
        }
    }

    /** Returns whether this node is the leader. */
    boolean leads() {
        return leadership.fence() != null;
    }

    private Duration untilNext() {
        Duration left = ticks.untilNext(now());
        return left == null || left.compareTo(POLL_INTERVAL) > 0 ? POLL_INTERVAL : left;
    }

    private TickTracker.Time now() {
        return new TickTracker.Time(clock.instant(), Instant.EPOCH.plusNanos(nanos.getAsLong()));
    }

    private void load() throws InterruptedException, ExecutionException, TimeoutException {
        String now = await(store.version());
        if (!now.equals(version)) {
            ticks.replace(await(store.all()));
            version = now;
        }
        Map<Schedule, CompletableFuture<OptionalLong>> reads = new LinkedHashMap<>();
        ticks.unknown().forEach(schedule -> reads.put(schedule, begun(counters.get(schedule.counter()))));
        for (Map.Entry<Schedule, CompletableFuture<OptionalLong>> counter : reads.entrySet()) {
            ticks.learn(counter.getKey(), await(counter.getValue()), now());
        }
    }

    /** Starts all appends, then waits for each. Returns false if one must be retried. */
    private boolean settle(List<Due> due, Fence lead) throws InterruptedException {
        Map<Due, CompletableFuture<?>> begun = new LinkedHashMap<>();
        due.forEach(one -> begun.put(one, begun(begin(one, lead))));
        boolean all = true;
        for (Map.Entry<Due, CompletableFuture<?>> one : begun.entrySet()) {
            all &= settled(one.getKey(), one.getValue());
        }
        return all;
    }

    private CompletionStage<?> begin(Due due, Fence lead) {
        Schedule schedule = due.schedule();
        if (due.expired()) {
            return counters.skipTo(schedule.counter(), due.tick().toEpochMilli());
        }
        return log.append(schedule.broadcast(due.tick()), schedule.options(due.tick(), lead));
    }

    private boolean settled(Due due, CompletableFuture<?> begun) throws InterruptedException {
        try {
            await(begun);
            if (due.expired()) {
                LOG.warn(
                        "Schedule {}: skipping the broadcast of {}, which is older than the misfire window",
                        due.schedule().id(),
                        due.tick());
            }
        } catch (ExecutionException | TimeoutException e) {
            if (!isDone(e)) {
                failed("Cannot send scheduled broadcasts; retrying", e);
                return false;
            }
        }
        ticks.settle(due.schedule(), due.tick());
        return true;
    }

    /** Returns whether this or another node has already sent the tick. */
    private static boolean isDone(Exception failure) {
        return Futures.cause(failure) instanceof NotAppendedException refused
                && refused.reason() == NotAppendedException.Reason.ALREADY_DONE;
    }

    /** Logs a failure once until the next success. */
    private void failed(String message, Exception failure) {
        Throwable cause = Futures.cause(failure);
        boolean expected = cause instanceof TimeoutException
                || cause instanceof NotAppendedException
                || (cause instanceof CodedException coded && coded.code().equals(Codes.UNAVAILABLE));
        if (!failing && expected) {
            LOG.warn("{}: {}", message, cause.toString());
        } else if (!failing) {
            LOG.error(message, cause);
        }
        failing = true;
    }

    private static <T> CompletableFuture<T> begun(CompletionStage<T> stage) {
        return stage.toCompletableFuture().copy().orTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static <T> T await(CompletionStage<T> stage)
            throws InterruptedException, ExecutionException, TimeoutException {
        return stage.toCompletableFuture().get(2 * TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }
}
