package dev.howl.app.incidents;

import dev.howl.app.contract.Incident;
import dev.howl.app.contract.IncidentDiff;
import dev.howl.app.contract.IncidentsPublisher;
import dev.howl.app.incidents.IncidentStore.Feed;
import dev.howl.runtime.Futures;
import dev.howl.runtime.Position;
import dev.howl.server.NotAppendedException;
import dev.howl.server.PublishOptions;
import dev.howl.server.PublishOptions.Fence;
import dev.howl.server.transaction.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The writer of the dashboard's incidents: stores a response and publishes its diff to the stored incidents, in one
 * transaction. It caches the last response and uses it only if the version in the tables is still the same. Confined to
 * one thread, which it blocks.
 */
final class IncidentUpdater {
    private static final long ACKNOWLEDGED_MILLIS = 10_000;
    private static final Logger LOG = LoggerFactory.getLogger(IncidentUpdater.class);

    private final Transactions transactions;
    private final IncidentStore store;
    private final IncidentsPublisher publisher;
    private @Nullable Known known;
    private boolean wasRead;

    /** The dashboard's response at a version of the tables. */
    private record Known(long version, DashboardResponse.Full answer, List<Incident> incidents) {}

    /** The result of a transaction. */
    private record Written(PollOutcome outcome, @Nullable Known known, List<CompletionStage<Position>> published) {}

    IncidentUpdater(Transactions transactions, IncidentStore store, IncidentsPublisher publisher) {
        this.transactions = transactions;
        this.store = store;
        this.publisher = publisher;
    }

    /** Returns the validators for the next request to the dashboard. */
    HttpValidators validators() {
        return known == null ? HttpValidators.NONE : known.answer().validators();
    }

    /** Returns whether this node knows that the dashboard has ever been read. */
    boolean wasRead() {
        return wasRead;
    }

    /** Drops the cached response. To be called when another node may have changed the tables. */
    void forget() {
        known = null;
    }

    /**
     * Stores a response and publishes what has changed.
     *
     * @param now milliseconds since 1970
     * @return {@link PollOutcome#CHANGED} or {@link PollOutcome#UNCHANGED}
     * @throws NotAppendedException if another node leads; nothing was done
     * @throws PollFailedException with {@link PollOutcome#STORE} if the database failed; if the commit's result is
     *     unknown, the next response is compared with what the tables hold then
     */
    PollOutcome keep(DashboardResponse answer, Fence lead, long now) throws InterruptedException, PollFailedException {
        Known before = known;
        known = null;
        try {
            Written written = transactions.write(() -> write(answer, before, lead, now));
            for (CompletionStage<Position> event : written.published()) {
                event.toCompletableFuture().get(ACKNOWLEDGED_MILLIS, TimeUnit.MILLISECONDS);
            }
            known = written.known();
            wasRead = true;
            return written.outcome();
        } catch (NotAppendedException e) {
            throw e;
        } catch (RuntimeException | ExecutionException | TimeoutException e) {
            throw notKept(Futures.cause(e));
        }
    }

    /** Stores the reason of a failed poll for the other nodes. Does nothing while the database is unavailable. */
    void note(String failure, long now) {
        try {
            wasRead |= transactions.write(() -> {
                Feed feed = store.lock();
                store.write(feed.failed(now, failure));
                return feed.wasRead();
            });
        } catch (RuntimeException e) {
            LOG.debug("The dashboard's failure could not be stored", e);
        }
    }

    private Written write(DashboardResponse answer, @Nullable Known before, Fence lead, long now) {
        Feed feed = store.lock();
        Known held = before != null && before.version() == feed.version() ? before : null;
        if (answer instanceof DashboardResponse.Full everything) {
            return write(everything, feed, held, lead, now);
        }
        // If another node has changed the tables, the cached response is dropped and the next request asks for all.
        store.write(new Feed(feed.version(), now, null));
        return new Written(PollOutcome.UNCHANGED, held, List.of());
    }

    private Written write(DashboardResponse.Full answer, Feed feed, @Nullable Known held, Fence lead, long now) {
        List<Incident> old = held == null ? store.all() : held.incidents();
        List<Incident> incidents = withOdd(answer.list(), old);
        IncidentDiff diff = IncidentDiffs.between(old, incidents);
        boolean isChange = !IncidentDiffs.isEmpty(diff) || !feed.wasRead();
        boolean isRewritten = held == null || !held.answer().written().equals(answer.written());
        long version = isChange || isRewritten ? feed.version() + 1 : feed.version();
        List<CompletionStage<Position>> published = new ArrayList<>();
        store.apply(diff);
        if (isRewritten) {
            store.writeAnswer(answer.written());
        }
        if (feed.wasRead()) {
            PublishOptions options = options(lead);
            DiffSplitter.of(diff, DiffSplitter.MAX_BYTES)
                    .forEach(part -> published.add(publisher.publish(part, options)));
        }
        store.write(new Feed(version, now, null));
        Known kept = new Known(version, answer, incidents);
        return new Written(isChange ? PollOutcome.CHANGED : PollOutcome.UNCHANGED, kept, published);
    }

    /** Returns the incidents of a response and, of those that violate the contract, what they were before. */
    private static List<Incident> withOdd(IncidentList list, List<Incident> old) {
        if (list.oddIds().isEmpty()) {
            return list.incidents();
        }
        Set<Long> known = list.incidents().stream().map(Incident::id).collect(Collectors.toSet());
        List<Incident> all = new ArrayList<>(list.incidents());
        old.stream()
                .filter(before -> list.oddIds().contains(before.id()) && !known.contains(before.id()))
                .forEach(all::add);
        return all;
    }

    /**
     * Fences the append, except on a single node: its token is 0, and the tables may hold greater ones from an earlier
     * use of Redis.
     */
    private static PublishOptions options(Fence lead) {
        return lead.token() == 0 ? PublishOptions.NONE : PublishOptions.NONE.withFence(lead);
    }

    private static PollFailedException notKept(Throwable cause) {
        return new PollFailedException(PollOutcome.STORE, "it could not be stored: " + cause.getMessage(), cause);
    }
}
