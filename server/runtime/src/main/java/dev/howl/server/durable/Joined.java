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
final class Joined implements TransactionSynchronization {
    private final Listeners listeners;
    private final List<Part> parts = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();

    private record Part(
            Task<?> task,
            List<StoredEvent> events,
            @Nullable RuntimeException failure) {}

    /** How much had been done when a savepoint was made. */
    private record Mark(Object savepoint, int size) {}

    private Joined(Listeners listeners) {
        this.listeners = listeners;
    }

    /** Whether the calling thread is in a transaction of the database. */
    static boolean isPossible(DataSource database) {
        return TransactionSynchronizationManager.isSynchronizationActive()
                && TransactionSynchronizationManager.isActualTransactionActive()
                && TransactionSynchronizationManager.hasResource(database);
    }

    /** The one of the thread's transaction. */
    static Joined current(Listeners listeners) {
        for (TransactionSynchronization present : TransactionSynchronizationManager.getSynchronizations()) {
            if (present instanceof Joined joined && joined.listeners == listeners) {
                return joined;
            }
        }
        Joined joined = new Joined(listeners);
        TransactionSynchronizationManager.registerSynchronization(joined);
        return joined;
    }

    /**
     * Does the work at once; the stage completes with the transaction. Work that fails takes the transaction with it:
     * the state and the event that tells of it do not part.
     */
    <T extends @Nullable Object> CompletionStage<T> run(Work<T> work, Supplier<Appends> begin) {
        try {
            if (TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
                throw new IllegalStateException("nothing is appended within a transaction that only reads");
            }
            Appends transaction = begin.get();
            T result = work.in(transaction);
            Task<T> task = new Task<>(done -> result, 0, Long.MAX_VALUE);
            task.run(transaction);
            parts.add(new Part(task, transaction.flush(), null));
            return task.done();
        } catch (RuntimeException e) {
            RuntimeException failure = Unavailable.is(e) ? Unavailable.because("the database cannot be reached", e) : e;
            Task<T> task = new Task<>(work, 0, Long.MAX_VALUE);
            task.fail(failure);
            parts.add(new Part(task, List.of(), failure));
            return task.done();
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
        undone.forEach(part -> part.task().fail(rolledBack()));
    }

    /** Only here the thread has left the transaction: who goes on with a stage may begin another. */
    @Override
    public void afterCompletion(int status) {
        List<StoredEvent> events =
                parts.stream().flatMap(part -> part.events().stream()).toList();
        if (status == STATUS_COMMITTED) {
            listeners.committed(events);
            parts.forEach(part -> part.task().tell());
        } else if (status == STATUS_ROLLED_BACK) {
            parts.forEach(part -> part.task().fail(rolledBack()));
        } else {
            listeners.unsure(events);
            parts.forEach(part ->
                    part.task().fail(Unavailable.because("the database went away; whether it was done is not known")));
        }
    }

    private static RuntimeException rolledBack() {
        return Unavailable.because("the transaction was rolled back; nothing was done");
    }
}
