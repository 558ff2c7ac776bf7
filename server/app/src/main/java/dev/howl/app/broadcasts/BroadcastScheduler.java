package dev.howl.app.broadcasts;

import dev.howl.app.broadcasts.TickTracker.Due;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due while this node leads, round by round. That a tick is sent once does not depend on it: the append
 * checks the lead, the counter and the dedupe id. Confined to one thread, which it blocks.
 */
final class BroadcastScheduler {
    /** How soon a change is noticed that another node made, and that this node leads now. */
    static final Duration LOOK = Duration.ofMillis(500);

    private static final Duration RETRY = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(BroadcastScheduler.class);

    private final TickTracker ticks;
    private final ScheduleStore store;
    private final Counters counters;
    private final Leadership leadership;
    private final BroadcastLog log;
    private final InstantSource clock;
    private @Nullable Fence term;
    private String version = "";
    private boolean failing;

    BroadcastScheduler(
            TickTracker ticks,
            ScheduleStore store,
            Counters counters,
            Leadership leadership,
            BroadcastLog log,
            InstantSource clock) {
        this.ticks = ticks;
        this.store = store;
        this.counters = counters;
        this.leadership = leadership;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Sends what is due now.
     *
     * @return how long to wait before the next round
     */
    Duration round() throws InterruptedException {
        Fence lead = leadership.fence();
        if (lead == null) {
            return LOOK;
        }
        if (!lead.equals(term)) {
            ticks.forget();
            version = "";
            term = lead;
        }
        try {
            load();
            boolean all = settle(ticks.due(clock.instant()), lead);
            failing = failing && !all;
            return all ? untilNext() : RETRY;
        } catch (ExecutionException | TimeoutException e) {
            failed("Schedules cannot be read for now", e);
            return RETRY;
        }
    }

    /** Whether it is this node that sends. */
    boolean leads() {
        return leadership.fence() != null;
    }

    private Duration untilNext() {
        Instant next = ticks.next();
        if (next == null) {
            return LOOK;
        }
        Duration left = Duration.between(clock.instant(), next);
        return left.compareTo(LOOK) < 0 ? left : LOOK;
    }

    private void load() throws InterruptedException, ExecutionException, TimeoutException {
        String now = await(store.version());
        if (!now.equals(version)) {
            ticks.replace(await(store.all()));
            version = now;
        }
        Map<Schedule, CompletableFuture<OptionalLong>> asked = new LinkedHashMap<>();
        ticks.unknown().forEach(schedule -> asked.put(schedule, begun(counters.get(schedule.counter()))));
        for (Map.Entry<Schedule, CompletableFuture<OptionalLong>> counter : asked.entrySet()) {
            ticks.learn(counter.getKey(), await(counter.getValue()));
        }
    }

    /** Begins everything at once, then waits for each. False where something is to be tried again. */
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
                        "Schedule {}: the broadcast of {} is left out, it would be too late now",
                        due.schedule().id(),
                        due.tick());
            }
        } catch (ExecutionException | TimeoutException e) {
            if (!isDone(e)) {
                failed("Scheduled broadcasts cannot be sent for now", e);
                return false;
            }
        }
        ticks.settle(due.schedule(), due.tick());
        return true;
    }

    /** Whether the tick was sent before, by this node or another. */
    private static boolean isDone(Exception failure) {
        return failure.getCause() instanceof NotAppendedException refused
                && refused.reason() == NotAppendedException.Reason.ALREADY_DONE;
    }

    /** Tells once of a failure that goes on. */
    private void failed(String what, Exception failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        boolean expected = failure instanceof TimeoutException
                || cause instanceof TimeoutException
                || cause instanceof NotAppendedException
                || (cause instanceof CodedException coded && coded.code().equals(Codes.UNAVAILABLE));
        if (!failing && expected) {
            LOG.warn("{}: {}", what, cause.toString());
        } else if (!failing) {
            LOG.error(what, cause);
        }
        failing = true;
    }

    private static <T> CompletableFuture<T> begun(CompletionStage<T> stage) {
        return stage.toCompletableFuture().copy().orTimeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static <T> T await(CompletionStage<T> stage)
            throws InterruptedException, ExecutionException, TimeoutException {
        return stage.toCompletableFuture().get(2 * LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    }
}
