package dev.howl.app.originals.status;

import dev.howl.app.incidents.IncidentBoard;
import dev.howl.app.originals.status.contract.FetchFailed;
import dev.howl.app.originals.status.contract.GetIncidents;
import dev.howl.app.originals.status.contract.GetIncidentsReply;
import dev.howl.app.originals.status.contract.Hint;
import dev.howl.app.originals.status.contract.Incidents;
import dev.howl.app.originals.status.contract.NoIncidents;
import dev.howl.app.originals.status.contract.OriginalStatusHandler;
import dev.howl.app.originals.status.contract.OriginalStatusSession;
import dev.howl.app.originals.status.contract.Other;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Handler of the status dashboard's wire. */
final class OriginalStatusEndpoint implements OriginalStatusHandler {
    private static final Logger LOG = LoggerFactory.getLogger(OriginalStatusEndpoint.class);

    private final IncidentBoard board;

    OriginalStatusEndpoint(IncidentBoard board) {
        this.board = board;
    }

    @Override
    public CompletionStage<GetIncidentsReply> getIncidents(OriginalStatusSession session, GetIncidents request) {
        return board.now()
                .<GetIncidentsReply>thenApply(OriginalStatusEndpoint::answer)
                .exceptionally(failure -> {
                    LOG.debug("Cannot read the incidents", failure);
                    return new FetchFailed();
                });
    }

    @Override
    public void other(OriginalStatusSession session, Other message) {
        session.send(new Hint());
    }

    private static GetIncidentsReply answer(Optional<JsonNode> now) {
        if (now.isEmpty()) {
            return new FetchFailed();
        }
        return now.get().isEmpty() ? new NoIncidents() : new Incidents(now.get());
    }
}
