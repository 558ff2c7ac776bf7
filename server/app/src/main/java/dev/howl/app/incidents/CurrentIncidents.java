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
import tools.jackson.databind.JsonNode;

/** The incidents as they are at a position, on whichever node. Safe for use by several threads. */
final class CurrentIncidents implements IncidentBoard {
    private final Transactions transactions;
    private final IncidentStore store;
    private final IncidentsPublisher publisher;
    /** When many come back at once, they do not all read the same. A version has one state only. */
    private volatile State last = new State(0, List.of());

    private volatile Written lastWritten = new Written(0, Optional.empty());

    private record State(long version, List<Incident> incidents) {}

    private record Written(long version, Optional<JsonNode> incidents) {}

    CurrentIncidents(Transactions transactions, IncidentStore store, IncidentsPublisher publisher) {
        this.transactions = transactions;
        this.store = store;
        this.publisher = publisher;
    }

    /** Reads it; fails with {@code unavailable} where the dashboard was never read, or the database is away. */
    CompletionStage<IncidentsSnapshot> snapshot() {
        return transactions.later(() -> transactions.snapshot(this::read));
    }

    private IncidentsSnapshot read() {
        Feed feed = store.feed();
        if (!feed.wasRead()) {
            throw new CodedException(
                    Codes.UNAVAILABLE, "the incidents have not been read from the status dashboard yet", null, true);
        }
        return new IncidentsSnapshot(incidents(feed), publisher.head());
    }

    @Override
    public CompletionStage<Optional<JsonNode>> now() {
        return transactions.later(() -> transactions.snapshot(() -> {
            Feed feed = store.feed();
            return feed.wasRead() && feed.failure() == null ? written(feed) : Optional.empty();
        }));
    }

    /** As {@link #incidents}. */
    private Optional<JsonNode> written(Feed feed) {
        Written state = lastWritten;
        if (state.version() != feed.version()) {
            state = new Written(feed.version(), store.answer().map(Json.mapper()::readTree));
            lastWritten = state;
        }
        return state.incidents();
    }

    /** Those of the version that was read in the same transaction. */
    private List<Incident> incidents(Feed feed) {
        State state = last;
        if (state.version() != feed.version()) {
            state = new State(feed.version(), store.all());
            last = state;
        }
        return state.incidents();
    }
}
