package dev.howl.app.originals.moderation;

import dev.howl.app.contract.ModerationEvent;
import dev.howl.app.contract.PendingResponse;
import dev.howl.app.contract.ResponseResolved;
import dev.howl.app.moderation.ModerationDesk;
import dev.howl.app.originals.moderation.contract.Card;
import dev.howl.app.originals.moderation.contract.CardApproved;
import dev.howl.app.originals.moderation.contract.CardRejected;
import dev.howl.app.originals.moderation.contract.OriginalModerationServerMessage;
import dev.howl.runtime.Position;
import dev.howl.server.TopicListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A listener of the topic {@code moderation} that sends cards and decisions to the panels of this node. */
final class CardNotifier implements TopicListener<ModerationEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(CardNotifier.class);

    private final ModerationDesk desk;
    private final PanelRegistry panels;
    private final PanelMetrics metrics;

    CardNotifier(ModerationDesk desk, PanelRegistry panels, PanelMetrics metrics) {
        this.desk = desk;
        this.panels = panels;
        this.metrics = metrics;
    }

    @Override
    public void event(ModerationEvent event, Position position) {
        if (event instanceof PendingResponse pending) {
            send(card(pending));
        } else if (event instanceof ResponseResolved resolved) {
            send(removal(resolved));
        }
    }

    /**
     * Sends all pending cards again. Missed decisions leave stale cards; deciding one of those is answered with the
     * earlier decision.
     */
    @Override
    public void lost(Position resumeAt) {
        LOG.warn("Missed moderation events; sending all pending cards again");
        var unused = desk.pending()
                .thenAccept(now -> now.responses().forEach(response -> send(card(response))))
                .exceptionally(failure -> {
                    LOG.warn("Cannot read the pending responses", failure);
                    return null;
                });
    }

    private void send(OriginalModerationServerMessage message) {
        metrics.told(panels.count());
        panels.send(message);
    }

    private static Card card(PendingResponse pending) {
        return new Card(pending.responseId(), pending.cardHtml());
    }

    private static OriginalModerationServerMessage removal(ResponseResolved resolved) {
        return switch (resolved.status().known()) {
            case APPROVED -> new CardApproved(resolved.responseId());
            default -> new CardRejected(resolved.responseId());
        };
    }
}
