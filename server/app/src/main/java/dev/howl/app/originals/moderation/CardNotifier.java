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

/** Tells the panels of this node what waits and what was decided, on whichever node and whichever way. */
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
            tell(card(pending));
        } else if (event instanceof ResponseResolved resolved) {
            tell(gone(resolved));
        }
    }

    /** Whoever decides on a card that should have gone is answered what was decided. */
    @Override
    public void lost(Position resumeAt) {
        LOG.warn("events of the moderation were missed; panels are shown all that waits");
        var unused = desk.pending()
                .thenAccept(now -> now.responses().forEach(response -> tell(card(response))))
                .exceptionally(failure -> {
                    LOG.warn("what waits cannot be shown", failure);
                    return null;
                });
    }

    private void tell(OriginalModerationServerMessage message) {
        metrics.told(panels.count());
        panels.send(message);
    }

    private static Card card(PendingResponse pending) {
        return new Card(pending.responseId(), pending.cardHtml());
    }

    private static OriginalModerationServerMessage gone(ResponseResolved resolved) {
        return switch (resolved.status().known()) {
            case APPROVED -> new CardApproved(resolved.responseId());
            default -> new CardRejected(resolved.responseId());
        };
    }
}
