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
 * A listener of the topic {@code incidents} that pushes new and changed incidents to all clients of this node, in
 * order.
 */
final class ChangeNotifier implements TopicListener<IncidentDiff> {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeNotifier.class);

    private final IncidentBoard board;
    private final OriginalStatusSessions sessions;
    private CompletionStage<Void> pushed = CompletableFuture.completedStage(null);

    ChangeNotifier(IncidentBoard board, OriginalStatusSessions sessions) {
        this.board = board;
        this.sessions = sessions;
    }

    /** Ignores removals, which the original does not push either. */
    @Override
    public void event(IncidentDiff diff, Position position) {
        if (!diff.added().isEmpty() || !diff.changed().isEmpty()) {
            push(now -> DashboardJson.of(diff, now));
        }
    }

    /** Pushes all incidents: the missed changes are unknown, and this leaves no client with an outdated incident. */
    @Override
    public void lost(Position resumeAt) {
        LOG.warn("Missed incident events; pushing all incidents to the clients of the original wire");
        push(now -> now.orElseGet(DashboardJson::nothing));
    }

    /**
     * Pushes incidents after the earlier ones.
     *
     * @param choose selects the incidents from the dashboard's current list, which is empty if unknown
     */
    private void push(Function<Optional<JsonNode>, JsonNode> choose) {
        if (sessions.count() > 0) {
            pushed = pushed.thenCompose(before -> board.now())
                    .exceptionally(failure -> {
                        LOG.debug("The dashboard's own list is unavailable", failure);
                        return Optional.empty();
                    })
                    .thenAccept(now -> send(choose.apply(now)));
        }
    }

    private void send(JsonNode incidents) {
        if (!incidents.isEmpty()) {
            sessions.send(new Changes(incidents.toString()));
        }
    }
}
