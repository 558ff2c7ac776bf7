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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * A notifier that pushes new and changed incidents to all clients of this node, in order. It compares the dashboard's
 * list with the previous one whenever the list may have changed; the first list is not a change. Thread-safe.
 */
final class ChangeNotifier implements TopicListener<IncidentDiff> {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeNotifier.class);

    private final IncidentBoard board;
    private final OriginalStatusSessions sessions;
    /** The last check. Guarded by this. */
    private CompletionStage<Void> checked = CompletableFuture.completedStage(null);
    /** The list that the clients know. Accessed by one check at a time. */
    private @Nullable JsonNode known;

    ChangeNotifier(IncidentBoard board, OriginalStatusSessions sessions) {
        this.board = board;
        this.sessions = sessions;
    }

    @Override
    public void event(IncidentDiff diff, Position position) {
        check();
    }

    @Override
    public void lost(Position resumeAt) {
        check();
    }

    /** Compares the list with the one that the clients know, after the checks that were begun before. */
    synchronized void check() {
        checked = checked.thenCompose(before -> board.kept())
                .thenAccept(this::compare)
                .exceptionally(failure -> {
                    LOG.debug("The dashboard's list could not be compared", failure);
                    return null;
                });
    }

    private void compare(Optional<JsonNode> now) {
        JsonNode before = known;
        JsonNode after = now.orElse(before);
        known = after;
        if (before != null && after != null && !before.equals(after)) {
            DashboardChanges.between(before, after).forEach(part -> sessions.send(new Changes(part)));
        }
    }
}
