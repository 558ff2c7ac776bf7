package dev.howl.app.moderation;

import dev.howl.app.contract.ModerationPublisher;
import dev.howl.app.contract.PendingResponse;
import dev.howl.app.contract.PendingResponsesSnapshot;
import dev.howl.app.contract.ResponseResolved;
import dev.howl.app.contract.ResponseStatus;
import dev.howl.runtime.Position;
import dev.howl.server.transaction.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/**
 * The moderation operations on the database. The row of a response is changed or locked in the transaction that appends
 * its event, so that a decision is published once and no card follows it.
 */
final class ModerationService implements ModerationDesk {
    private static final int MAX_BY = 200;
    private static final int MAX_DIGITS = 18;

    private final Transactions transactions;
    private final ResponseStore table;
    private final ModerationPublisher publisher;
    private final CardRenderer cards;
    private final InstantSource clock;
    private final int maxPending;

    /** A response that was created from a draft. */
    record Created(long id, Instant createdAt) {}

    ModerationService(
            Transactions transactions,
            ResponseStore table,
            ModerationPublisher publisher,
            CardRenderer cards,
            InstantSource clock,
            int maxPending) {
        this.transactions = transactions;
        this.table = table;
        this.publisher = publisher;
        this.cards = cards;
        this.clock = clock;
        this.maxPending = maxPending;
    }

    @Override
    public CompletionStage<Position> announce(String responseId) {
        return written(() -> {
            long id = number(responseId);
            String status = table.lock(id).orElseThrow(ModerationErrors::noResponse);
            if (!status.equals(ResponseStatus.PENDING.value())) {
                throw ModerationErrors.decided(status);
            }
            return publisher.publish(card(id));
        });
    }

    @Override
    public CompletionStage<ResponseResolved> approve(String responseId, String by, @Nullable String text) {
        return written(() -> decide(number(responseId), decision(ResponseStatus.APPROVED, by), text, null));
    }

    @Override
    public CompletionStage<ResponseResolved> reject(String responseId, String by, @Nullable String reason) {
        return written(() -> decide(number(responseId), decision(ResponseStatus.REJECTED, by), null, reason));
    }

    @Override
    public CompletionStage<PendingResponsesSnapshot> pending() {
        return transactions.later(() -> transactions.snapshot(() -> {
            PendingList listing = PendingList.of(table, cards);
            return new PendingResponsesSnapshot(listing.responses(), publisher.head(), listing.more());
        }));
    }

    /**
     * Stores a response and announces it, in one transaction.
     *
     * @param requestKey idempotency key, which never expires, or {@code null}
     * @return fails with {@code conflict} if too many responses are pending, or the key belongs to a different request
     */
    CompletionStage<Created> create(ResponseDraft draft, @Nullable String requestKey) {
        return transactions.later(() -> createOnce(draft, requestKey)).thenCompose(Function.identity());
    }

    /** Runs the transaction again after a race for the key or for a new post: it then finds the row of the winner. */
    private CompletionStage<Created> createOnce(ResponseDraft draft, @Nullable String requestKey) {
        try {
            return transactions.write(() -> insert(draft, requestKey));
        } catch (DuplicateKeyException e) {
            return transactions.write(() -> insert(draft, requestKey));
        }
    }

    private CompletionStage<Created> insert(ResponseDraft draft, @Nullable String requestKey) {
        ResponseStore.Recorded made =
                requestKey == null ? null : table.find(requestKey).orElse(null);
        if (made != null) {
            if (!made.draft().isOfSameResponse(draft)) {
                throw ModerationErrors.otherRequest();
            }
            return CompletableFuture.completedStage(new Created(made.id(), made.createdAt()));
        }
        if (table.countWaiting(0) >= maxPending) {
            throw ModerationErrors.tooMany(maxPending);
        }
        Instant now = now();
        long id = table.insert(draft, now, requestKey);
        return publisher.publish(card(id)).thenApply(position -> new Created(id, now));
    }

    private CompletionStage<ResponseResolved> decide(
            long id, Decision decision, @Nullable String text, @Nullable String reason) {
        if (table.decide(id, decision, text, reason)) {
            ResponseResolved resolved = decision.about(id);
            return publisher.publish(resolved).thenApply(position -> resolved);
        }
        Decision first = table.decision(id).orElseThrow(ModerationErrors::noResponse);
        if (!first.status().equals(decision.status())) {
            throw ModerationErrors.decided(first.status().value());
        }
        return CompletableFuture.completedStage(first.about(id));
    }

    private PendingResponse card(long id) {
        return cards.of(table.waiting(id).orElseThrow(ModerationErrors::noResponse));
    }

    private Decision decision(ResponseStatus status, String by) {
        return new Decision(status, by.isEmpty() ? "unknown" : TextSanitizer.bounded(by, MAX_BY), now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private <T> CompletionStage<T> written(Supplier<CompletionStage<T>> work) {
        return transactions.later(() -> transactions.write(work)).thenCompose(Function.identity());
    }

    /** Parses an id: a decimal number from 1 on, without leading zeros. */
    private static long number(String responseId) {
        boolean isNumber = responseId.matches("[1-9][0-9]{0," + (MAX_DIGITS - 1) + "}");
        if (!isNumber) {
            throw ModerationErrors.noResponse();
        }
        return Long.parseLong(responseId);
    }
}
