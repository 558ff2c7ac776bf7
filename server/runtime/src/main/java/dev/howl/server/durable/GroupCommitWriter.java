package dev.howl.server.durable;

import dev.howl.server.log.StoredEvent;
import dev.howl.server.thread.DaemonThreads;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The writer thread for operations outside of a transaction. It puts all queued operations into one transaction, and
 * retries transactions that were not committed because the database was unavailable, until the operations' deadlines.
 */
final class GroupCommitWriter {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommitWriter.class);
    private static final int MAX_OPERATIONS = 512;
    private static final long PAUSE_MILLIS = 50;
    private static final long STOP_MILLIS = 5_000;

    private final TransactionTemplate transactions;
    private final Supplier<AppendTransaction> begin;
    private final CommitListeners listeners;
    private final long timeoutNanos;
    private final OperationQueue queue;
    private final Thread thread = DaemonThreads.thread("howl-store", this::loop);
    /** The operations of the current transaction, read by {@link #failLate} on another thread. */
    private volatile List<PendingOperation<?>> taken = List.of();
    /** Number of operations to run one by one, after one of them made a shared transaction fail. */
    private int alone;

    private volatile boolean abandoned;

    GroupCommitWriter(
            TransactionTemplate transactions,
            Supplier<AppendTransaction> begin,
            CommitListeners listeners,
            JdbcEventStore.Options options) {
        this.transactions = transactions;
        this.begin = begin;
        this.listeners = listeners;
        this.timeoutNanos = options.timeout().toNanos();
        this.queue = new OperationQueue(options.queue());
    }

    void start() {
        thread.start();
    }

    <T extends @Nullable Object> CompletionStage<T> submit(StoreOperation<T> operation, int size) {
        PendingOperation<T> pending = new PendingOperation<>(operation, size, System.nanoTime() + timeoutNanos);
        try {
            queue.add(pending);
        } catch (RuntimeException full) {
            pending.fail(full);
        }
        return pending.done();
    }

    /** Fails all operations whose deadline has passed; to be called several times a second. */
    void failLate() {
        long now = System.nanoTime();
        for (PendingOperation<?> operation : queue.takeExpired(now)) {
            operation.fail(DatabaseFailures.unavailable("the database cannot be reached; nothing was written"));
        }
        for (PendingOperation<?> operation : taken) {
            if (operation.isLate(now)) {
                operation.fail(DatabaseFailures.unavailable(
                        "the database does not answer; it is not known whether the change was made"));
            }
        }
    }

    /** Stops the writer, after committing queued operations for up to five seconds. */
    void stop() {
        queue.close();
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        abandoned = true;
        for (PendingOperation<?> operation : queue.take(Integer.MAX_VALUE)) {
            operation.fail(DatabaseFailures.unavailable("the server is stopping; nothing was written"));
        }
    }

    private void loop() {
        try {
            while (!abandoned && queue.awaitOne()) {
                turn();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void turn() throws InterruptedException {
        Round round = new Round();
        try {
            transactions.executeWithoutResult(status -> round.run());
        } catch (RuntimeException | Error e) {
            round.failed(e);
            return;
        } finally {
            taken = List.of();
        }
        round.committed();
    }

    /** One transaction. */
    private final class Round {
        private List<PendingOperation<?>> operations = List.of();
        private List<StoredEvent> events = List.of();
        private boolean committing;

        /**
         * Takes the operations only here, with a connection at hand: while the writer waits for one, queued ones can still
         * expire.
         */
        void run() {
            operations = queue.take(alone > 0 ? 1 : MAX_OPERATIONS);
            taken = operations;
            AppendTransaction transaction = begin.get();
            operations.forEach(operation -> operation.run(transaction));
            events = transaction.flush();
            committing = true;
        }

        void committed() {
            alone = Math.max(0, alone - 1);
            listeners.committed(events);
            operations.forEach(PendingOperation::tell);
        }

        void failed(Throwable failure) throws InterruptedException {
            if (committing) {
                LOG.warn("It is not known whether {} events were committed", events.size(), failure);
                listeners.unsure(events);
                operations.forEach(operation -> operation.fail(DatabaseFailures.unavailable(
                        "the connection to the database was lost; it is not known whether the change was made",
                        failure)));
            } else if (DatabaseFailures.isUnavailability(failure)) {
                LOG.debug("The database is down or busy; retrying", failure);
                queue.giveBack(operations);
                failLate();
                queue.pause(PAUSE_MILLIS);
            } else if (operations.size() > 1) {
                alone = operations.size();
                queue.giveBack(operations);
            } else {
                LOG.error("The database refused an event", failure);
                alone = Math.max(0, alone - 1);
                operations.forEach(operation -> operation.fail(failure));
            }
        }
    }
}
