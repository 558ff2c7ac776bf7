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
 * Does what comes without a transaction, off the caller's thread: all that has gathered meanwhile goes into one
 * transaction. What is not committed for want of the database is tried again until its time is up.
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
    /** What is being done, for those who look after the time. */
    private volatile List<PendingOperation<?>> taken = List.of();
    /** Tasks that go alone, because one of them made all fail. */
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

    /** Ends the wait of those whose time is up; to be called often. */
    void failLate() {
        long now = System.nanoTime();
        for (PendingOperation<?> operation : queue.takeLate(now)) {
            operation.fail(DatabaseFailures.unavailable("the database cannot be reached; nothing was done"));
        }
        for (PendingOperation<?> operation : taken) {
            if (operation.isLate(now)) {
                operation.fail(
                        DatabaseFailures.unavailable("the database does not answer; whether it was done is not known"));
            }
        }
    }

    /** What waits is committed if the database lets it. */
    void stop() {
        queue.close();
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        abandoned = true;
        for (PendingOperation<?> operation : queue.take(Integer.MAX_VALUE)) {
            operation.fail(DatabaseFailures.unavailable("the server stops; nothing was done"));
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

        /** What there is to do is asked for only here, with a connection at hand: until then, it can end its wait. */
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
                LOG.warn("whether {} events were committed is not known", events.size(), failure);
                listeners.unsure(events);
                operations.forEach(operation -> operation.fail(DatabaseFailures.unavailable(
                        "the database went away; whether it was done is not known", failure)));
            } else if (DatabaseFailures.isUnavailability(failure)) {
                LOG.debug("the database is away or busy", failure);
                queue.giveBack(operations);
                failLate();
                queue.pause(PAUSE_MILLIS);
            } else if (operations.size() > 1) {
                alone = operations.size();
                queue.giveBack(operations);
            } else {
                LOG.error("the database refuses an event", failure);
                alone = Math.max(0, alone - 1);
                operations.forEach(operation -> operation.fail(failure));
            }
        }
    }
}
