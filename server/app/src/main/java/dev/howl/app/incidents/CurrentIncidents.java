package dev.howl.app.incidents;

import dev.howl.app.contract.Incident;
import dev.howl.app.contract.IncidentsPublisher;
import dev.howl.app.contract.IncidentsSnapshot;
import dev.howl.app.incidents.IncidentStore.Feed;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.runtime.Json;
import dev.howl.server.transaction.Transactions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** The current incidents, read from the database and therefore the same on every node. Safe for use by several threads. */
final class CurrentIncidents implements IncidentBoard {
    private final Transactions transactions;
    private final IncidentStore store;
    private final IncidentsPublisher publisher;
    private final PollSignals signals;
    private final VersionCache<List<Incident>> incidents = new VersionCache<>();
    private final VersionCache<Optional<JsonNode>> written = new VersionCache<>();

    CurrentIncidents(
            Transactions transactions, IncidentStore store, IncidentsPublisher publisher, PollSignals signals) {
        this.transactions = transactions;
        this.store = store;
        this.publisher = publisher;
        this.signals = signals;
    }

    /**
     * Reads the incidents and the position of the topic at which they were taken. The stage fails with {@code
     * unavailable} if no node has read the dashboard yet, or the database is unavailable.
     */
    CompletionStage<IncidentsSnapshot> snapshot() {
        return transactions.later(() -> transactions.snapshot(this::read));
    }

    private IncidentsSnapshot read() {
        Feed feed = store.feed();
        if (!feed.wasRead()) {
            throw new CodedException(
                    Codes.UNAVAILABLE, "the incidents have not been read from the status dashboard yet", null, true);
        }
        return new IncidentsSnapshot(incidents.get(feed.version(), store::all), publisher.head());
    }

    @Override
    public CompletionStage<Optional<JsonNode>> now() {
        return signals.recent().thenCompose(recent -> written(feed -> feed.failure() == null));
    }

    @Override
    public CompletionStage<Optional<JsonNode>> kept() {
        return written(feed -> true);
    }

    @Override
    public void listen(Runnable listener) {
        signals.listen(listener);
    }

    private CompletionStage<Optional<JsonNode>> written(Predicate<Feed> wanted) {
        return transactions.later(() -> transactions.snapshot(() -> {
            Feed feed = store.feed();
            return feed.wasRead() && wanted.test(feed)
                    ? written.get(feed.version(), this::readWritten)
                    : Optional.empty();
        }));
    }

    private Optional<JsonNode> readWritten() {
        return store.answer().map(Json.mapper()::readTree);
    }
}
