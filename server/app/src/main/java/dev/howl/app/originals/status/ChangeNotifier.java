package dev.howl.app.originals.status;

import dev.howl.app.contract.IncidentDiff;
import dev.howl.app.incidents.IncidentBoard;
import dev.howl.app.originals.status.contract.Changes;
import dev.howl.app.originals.status.contract.OriginalStatusSessions;
import dev.howl.runtime.Position;
import dev.howl.server.TopicListener;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Tells every client of this node what is new or has changed, whichever node has polled. It is told by one thread at a time,
 * as listeners are, and tells in that order.
 */
final class ChangeNotifier implements TopicListener<IncidentDiff> {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeNotifier.class);

    private final IncidentBoard board;
    private final OriginalStatusSessions sessions;
    private CompletionStage<Void> told = CompletableFuture.completedStage(null);

    ChangeNotifier(IncidentBoard board, OriginalStatusSessions sessions) {
        this.board = board;
        this.sessions = sessions;
    }

    /** The original says nothing of what is gone. */
    @Override
    public void event(IncidentDiff diff, Position position) {
        if (!diff.added().isEmpty() || !diff.changed().isEmpty()) {
            tell(now -> DashboardJson.of(diff, now));
        }
    }

    /** Which incidents have changed cannot be told any more: all are told, which leaves nobody with an old one. */
    @Override
    public void lost(Position resumeAt) {
        LOG.warn("changes of incidents were missed; clients of the original wire are told all");
        tell(now -> now.orElseGet(DashboardJson::nothing));
    }

    /** @param choose of what the dashboard says now, if that is known */
    private void tell(Function<Optional<JsonNode>, JsonNode> choose) {
        if (sessions.count() > 0) {
            told = told.thenCompose(before -> board.now())
                    .exceptionally(failure -> {
                        LOG.debug("how the dashboard writes the incidents cannot be told", failure);
                        return Optional.empty();
                    })
                    .thenAccept(now -> push(choose.apply(now)));
        }
    }

    private void push(JsonNode incidents) {
        if (!incidents.isEmpty()) {
            sessions.send(new Changes(incidents.toString()));
        }
    }
}
