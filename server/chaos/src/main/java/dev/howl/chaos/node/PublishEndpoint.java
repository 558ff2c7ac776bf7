package dev.howl.chaos.node;

import dev.howl.chaos.contract.Cell;
import dev.howl.chaos.contract.CellsPublisher;
import dev.howl.chaos.contract.ChaosSession;
import dev.howl.chaos.contract.Entry;
import dev.howl.chaos.contract.LedgerPublisher;
import dev.howl.chaos.contract.Publish;
import dev.howl.chaos.contract.Published;
import dev.howl.chaos.contract.PublishingHandler;
import dev.howl.chaos.contract.Tick;
import dev.howl.chaos.contract.TicksPublisher;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.runtime.Position;
import dev.howl.server.PublishOptions;
import java.util.concurrent.CompletionStage;
import org.springframework.stereotype.Component;

/** Handler of {@code publish}: appends the requested event and replies once the log has acknowledged it. */
@Component
class PublishEndpoint implements PublishingHandler {
    private final TicksPublisher ticks;
    private final CellsPublisher cells;
    private final LedgerPublisher ledger;

    PublishEndpoint(TicksPublisher ticks, CellsPublisher cells, LedgerPublisher ledger) {
        this.ticks = ticks;
        this.cells = cells;
        this.ledger = ledger;
    }

    @Override
    public CompletionStage<Published> publish(ChaosSession session, Publish request) {
        return append(request).thenApply(Published::new);
    }

    private CompletionStage<Position> append(Publish request) {
        PublishOptions options = PublishOptions.dedupe(request.dedupeId());
        return switch (request.topic()) {
            case "ticks" -> ticks.publish(new Tick(request.number(), request.text()), options);
            case "cells" -> cells.publish(key(request), new Cell(request.number(), request.text()), options);
            case "ledger" -> ledger.publish(new Entry(request.number(), request.text()), options);
            default ->
                throw new CodedException(
                        Codes.UNKNOWN_TOPIC,
                        "topic '" + request.topic() + "' does not exist; use ticks, cells or ledger");
        };
    }

    private static String key(Publish request) {
        String key = request.key();
        if (key == null) {
            throw new CodedException(Codes.KEY_REQUIRED, "topic 'cells' requires a key");
        }
        return key;
    }
}
