package dev.howl.app.incidents;

import dev.howl.app.contract.EventsSession;
import dev.howl.app.contract.GetIncidents;
import dev.howl.app.contract.IncidentsHandler;
import dev.howl.app.contract.IncidentsSnapshot;
import java.util.concurrent.CompletionStage;

/** The handler of the contract's incident operations. */
final class IncidentsEndpoint implements IncidentsHandler {
    private final CurrentIncidents current;

    IncidentsEndpoint(CurrentIncidents current) {
        this.current = current;
    }

    @Override
    public CompletionStage<IncidentsSnapshot> getIncidents(EventsSession session, GetIncidents request) {
        return current.snapshot();
    }
}
