package dev.howl.chaos.node;

import dev.howl.chaos.contract.ChaosSession;
import dev.howl.chaos.contract.GetLedger;
import dev.howl.chaos.contract.LedgerHandler;
import dev.howl.chaos.contract.LedgerPublisher;
import dev.howl.chaos.contract.LedgerState;
import dev.howl.runtime.Position;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.springframework.stereotype.Component;

/** The snapshot of the durable topic: the number of entries, which equals the seq of the newest one. */
@Component
class LedgerEndpoint implements LedgerHandler {
    private final LedgerPublisher ledger;

    LedgerEndpoint(LedgerPublisher ledger) {
        this.ledger = ledger;
    }

    @Override
    public CompletionStage<LedgerState> getLedger(ChaosSession session, GetLedger request) {
        Position head = ledger.head();
        return CompletableFuture.completedStage(new LedgerState(head.seq(), head));
    }
}
