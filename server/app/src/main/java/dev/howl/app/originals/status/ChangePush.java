package dev.howl.app.originals.status;

import dev.howl.app.contract.Incident;
import dev.howl.app.contract.IncidentChange;
import dev.howl.app.contract.IncidentDiff;
import dev.howl.app.incidents.IncidentBoard;
import dev.howl.app.originals.status.contract.Changes;
import dev.howl.app.originals.status.contract.OriginalStatusSessions;
import dev.howl.runtime.Position;
import dev.howl.server.TopicListener;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells every client of this node what is new or has changed, whichever node has polled. */
final class ChangePush implements TopicListener<IncidentDiff> {
    private static final Logger LOG = LoggerFactory.getLogger(ChangePush.class);

    private final IncidentBoard board;
    private final OriginalStatusSessions sessions;

    ChangePush(IncidentBoard board, OriginalStatusSessions sessions) {
        this.board = board;
        this.sessions = sessions;
    }

    /** The original says nothing of what is gone. */
    @Override
    public void event(IncidentDiff diff, Position position) {
        push(Stream.concat(diff.added().stream(), diff.changed().stream().map(IncidentChange::incident))
                .toList());
    }

    /** Which incidents have changed cannot be told any more: all are told, which leaves nobody with an old one. */
    @Override
    public void lost(Position resumeAt) {
        LOG.warn("changes of incidents were missed; clients of the original wire are told all");
        var unused = board.now().thenAccept(now -> now.ifPresent(this::push)).exceptionally(failure -> {
            LOG.warn("the incidents cannot be told", failure);
            return null;
        });
    }

    private void push(List<Incident> incidents) {
        if (!incidents.isEmpty() && sessions.count() > 0) {
            sessions.send(new Changes(DashboardJson.of(incidents).toString()));
        }
    }
}
