package dev.howl.server.shutdown;

import dev.howl.runtime.CloseCodes;
import dev.howl.server.session.Admission;
import dev.howl.server.session.DrainSchedule;
import dev.howl.server.session.Endpoint;
import dev.howl.server.session.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The orderly end of all sessions. It admits no connection any more, asks every client to leave, one after the other,
 * closes the remaining sessions with 1001 and waits for their closing handshakes. Clients that have no other node to go
 * to are closed after a short grace. It ends as soon as no connection is left. Safe for use by several threads; no method blocks.
 */
public final class Drain {
    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);
    private static final Duration HURRIED_CLOSING = Duration.ofSeconds(2);
    private static final Duration ABORTING = Duration.ofSeconds(1);
    private static final Duration LOOKS_FOR_NODES = Duration.ofSeconds(1);
    private static final String REASON = "the server is stopping";

    private final List<Endpoint<?>> endpoints;
    private final Admission admission;
    private final DrainTimes times;
    private final OtherNodes otherNodes;
    private final Ticker ticker;
    private final CompletableFuture<Void> hurried = new CompletableFuture<>();
    /** Guarded by this. */
    private @Nullable CompletionStage<Void> ended;

    public Drain(
            List<Endpoint<?>> endpoints, Admission admission, DrainTimes times, OtherNodes otherNodes, Ticker ticker) {
        this.endpoints = List.copyOf(endpoints);
        this.admission = admission;
        this.times = times;
        this.otherNodes = otherNodes;
        this.ticker = ticker;
    }

    /**
     * Starts the drain, if it has not been started. Completes, never exceptionally, when all connections have ended or
     * the timeout has passed.
     */
    public synchronized CompletionStage<Void> start() {
        if (ended == null) {
            ended = begin();
        }
        return ended;
    }

    /**
     * Closes all sessions at once and waits two seconds for their closing handshakes. Before {@link #start} it takes
     * effect when the drain starts.
     */
    public void hurry() {
        hurried.complete(null);
    }

    /** Returns whether the drain was hurried. Connections that were aborted at the timeout do not count. */
    public boolean isCutShort() {
        return hurried.isDone();
    }

    private CompletionStage<Void> begin() {
        CompletionStage<Void> allEnded = admission.drain();
        int clients = admission.connections();
        if (clients == 0) {
            return allEnded;
        }
        CompletableFuture<Void> patience = first(times.patience(), allEnded, hurried);
        LOG.info("Draining {} connections", clients);
        DrainSchedule schedule = new DrainSchedule(clients, times.spread(), times.patience(), ticker);
        var unused = otherNodes.exist().thenAccept(exist -> {
            if (!patience.isDone()) {
                leave(exist, schedule, patience);
            }
        });
        return patience.thenCompose(ignored -> closed(allEnded)).thenCompose(ignored -> ended(allEnded));
    }

    private void leave(boolean toOtherNodes, DrainSchedule schedule, CompletableFuture<Void> patience) {
        DrainSchedule soon = new DrainSchedule(admission.connections(), times.shortSpread(), times.grace(), ticker);
        endpoints.forEach(
                endpoint -> endpoint.leave(toOtherNodes || endpoint.waitsInDrain() ? schedule : soon, REASON));
        var unused = alone(toOtherNodes, patience)
                .thenCompose(alone -> first(times.grace(), patience))
                .thenRun(() -> endpoints.stream()
                        .filter(endpoint -> !endpoint.waitsInDrain())
                        .forEach(endpoint -> endpoint.closeAll(CloseCodes.GOING_AWAY, REASON)));
    }

    /** Completes when no other node is left to which clients could move, or with the time for leaving. */
    private CompletableFuture<Void> alone(boolean otherNodesExist, CompletableFuture<Void> patience) {
        if (!otherNodesExist || patience.isDone()) {
            return CompletableFuture.completedFuture(null);
        }
        return first(LOOKS_FOR_NODES, patience)
                .thenCompose(waited -> otherNodes.exist())
                .thenCompose(exist -> alone(exist, patience));
    }

    private CompletionStage<Void> closed(CompletionStage<Void> allEnded) {
        if (admission.connections() > 0) {
            endpoints.forEach(endpoint -> endpoint.closeAll(CloseCodes.GOING_AWAY, REASON));
        }
        return first(times.closing(), allEnded, hurried.thenCompose(now -> first(HURRIED_CLOSING, allEnded)));
    }

    /** Aborts the remaining connections: the web server stops gracefully only without connections. */
    private CompletionStage<Void> ended(CompletionStage<Void> allEnded) {
        int left = admission.connections();
        if (left > 0) {
            LOG.warn("Aborting {} connections that did not end in time", left);
            endpoints.forEach(Endpoint::abortAll);
        }
        return first(ABORTING, allEnded);
    }

    /** Completes with the first of the stages, or when the time is up. */
    @SafeVarargs
    private static CompletableFuture<Void> first(Duration atMost, CompletionStage<Void>... stages) {
        CompletableFuture<Void> first = new CompletableFuture<>();
        for (CompletionStage<Void> stage : stages) {
            stage.thenRun(() -> first.complete(null));
        }
        return first.completeOnTimeout(null, atMost.toMillis(), TimeUnit.MILLISECONDS);
    }
}
