package dev.howl.server.durable;

import dev.howl.server.log.StoredEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What was done within one transaction of the application, until that ends. Confined to its thread. */
final class TransactionEvents implements TransactionSynchronization {
    private final CommitListeners listeners;
    private final List<Part> parts = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();

    private record Part(
            PendingOperation<?> pending,
            List<StoredEvent> events,
            @Nullable RuntimeException failure) {}

    /** How much had been done when a savepoint was made. */
    private record Mark(Object savepoint, int size) {}

    private TransactionEvents(CommitListeners listeners) {
        this.listeners = listeners;
    }

    /** Whether the calling thread is in a transaction of the database. */
    static boolean isPossible(DataSource database) {
        return TransactionSynchronizationManager.isSynchronizationActive()
                && TransactionSynchronizationManager.isActualTransactionActive()
                && TransactionSynchronizationManager.hasResource(database);
    }

    /** The one of the thread's transaction. */
    static TransactionEvents current(CommitListeners listeners) {
        for (TransactionSynchronization present : TransactionSynchronizationManager.getSynchronizations()) {
            if (present instanceof TransactionEvents events && events.listeners == listeners) {
                return events;
            }
        }
        TransactionEvents events = new TransactionEvents(listeners);
        TransactionSynchronizationManager.registerSynchronization(events);
        return events;
    }

    /**
     * Does the work at once; the stage completes with the transaction. Work that fails takes the transaction with it:
     * the state and the event that tells of it do not part.
     */
    <T extends @Nullable Object> CompletionStage<T> run(
            StoreOperation<T> operation, Supplier<AppendTransaction> begin) {
        try {
            if (TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
                throw new IllegalStateException("nothing is appended within a transaction that only reads");
            }
            AppendTransaction transaction = begin.get();
            T result = operation.in(transaction);
            PendingOperation<T> pending = new PendingOperation<>(done -> result, 0, Long.MAX_VALUE);
            pending.run(transaction);
            parts.add(new Part(pending, transaction.flush(), null));
            return pending.done();
        } catch (RuntimeException e) {
            RuntimeException failure = DatabaseFailures.isUnavailability(e)
                    ? DatabaseFailures.unavailable("the database cannot be reached", e)
                    : e;
            PendingOperation<T> pending = new PendingOperation<>(operation, 0, Long.MAX_VALUE);
            pending.fail(failure);
            parts.add(new Part(pending, List.of(), failure));
            return pending.done();
        }
    }

    /** Whoever asks for the commit gets the first failure. */
    @Override
    public void beforeCommit(boolean readOnly) {
        for (Part part : parts) {
            if (part.failure() != null) {
                throw part.failure();
            }
        }
    }

    @Override
    public void savepoint(Object savepoint) {
        marks.add(new Mark(savepoint, parts.size()));
    }

    @Override
    public void savepointRollback(Object savepoint) {
        int size = marks.stream()
                .filter(mark -> mark.savepoint().equals(savepoint))
                .mapToInt(Mark::size)
                .findFirst()
                .orElse(0);
        List<Part> undone = new ArrayList<>(parts.subList(size, parts.size()));
        parts.subList(size, parts.size()).clear();
        marks.removeIf(mark -> mark.size() > size);
        undone.forEach(part -> part.pending().fail(rolledBack()));
    }

    /** Only here the thread has left the transaction: who goes on with a stage may begin another. */
    @Override
    public void afterCompletion(int status) {
        List<StoredEvent> events =
                parts.stream().flatMap(part -> part.events().stream()).toList();
        if (status == STATUS_COMMITTED) {
            listeners.committed(events);
            parts.forEach(part -> part.pending().tell());
        } else if (status == STATUS_ROLLED_BACK) {
            parts.forEach(part -> part.pending().fail(rolledBack()));
        } else {
            listeners.unsure(events);
            parts.forEach(part -> part.pending()
                    .fail(DatabaseFailures.unavailable("the database went away; whether it was done is not known")));
        }
    }

    private static RuntimeException rolledBack() {
        return DatabaseFailures.unavailable("the transaction was rolled back; nothing was done");
    }
}
