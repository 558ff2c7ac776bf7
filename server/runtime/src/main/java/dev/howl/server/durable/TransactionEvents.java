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

/** The appends within one transaction of the application, until that ends. Confined to the transaction's thread. */
final class TransactionEvents implements TransactionSynchronization {
    private final CommitListeners listeners;
    private final List<Part> parts = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();

    private record Part(
            PendingOperation<?> pending,
            List<StoredEvent> events,
            @Nullable RuntimeException failure) {}

    /** The number of parts at the time of a savepoint. */
    private record Mark(Object savepoint, int size) {}

    private TransactionEvents(CommitListeners listeners) {
        this.listeners = listeners;
    }

    /** Returns whether the calling thread is in a transaction of the database. */
    static boolean isPossible(DataSource database) {
        return TransactionSynchronizationManager.isSynchronizationActive()
                && TransactionSynchronizationManager.isActualTransactionActive()
                && TransactionSynchronizationManager.hasResource(database);
    }

    /** Returns the instance of the thread's transaction, which is registered with it at the first call. */
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
     * Runs an operation at once; its stage completes with the transaction. An operation that fails makes the
     * transaction roll back, so that a state is never committed without its event.
     */
    <T extends @Nullable Object> CompletionStage<T> run(
            StoreOperation<T> operation, Supplier<AppendTransaction> begin) {
        try {
            if (TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
                throw new IllegalStateException("an append needs a transaction that is not read-only");
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

    /** Fails the commit with the first failure, which the committing caller receives. */
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

    /**
     * Reports the outcome. Not earlier, because the thread is still bound to the transaction in {@code afterCommit},
     * and code that continues a stage may begin another one.
     */
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
                    .fail(DatabaseFailures.unavailable(
                            "the connection to the database was lost; it is not known whether the change was made")));
        }
    }

    private static RuntimeException rolledBack() {
        return DatabaseFailures.unavailable("the transaction was rolled back; nothing was written");
    }
}
