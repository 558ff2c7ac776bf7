package dev.howl.server.transaction;

import dev.howl.runtime.Futures;
import dev.howl.server.durable.DatabaseFailures;
import dev.howl.server.durable.Dialect;
import dev.howl.server.thread.DaemonThreads;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Transactions of the database that holds the durable topics, with the isolation levels that H2, MySQL and MariaDB
 * need. Safe for use by several threads.
 *
 * <pre>{@code
 * transactions.later(() -> transactions.snapshot(() -> new Alerts(alerts.of(city), publisher.head(city))));
 * transactions.later(() -> transactions.write(() -> {
 *     alerts.insert(alert);
 *     return publisher.publish(city, alert);
 * })).thenCompose(published -> published);
 * }</pre>
 */
public final class Transactions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);
    private static final int THREADS = 4;
    private static final int WAITING = 1_000;
    private static final long STOP_MILLIS = 5_000;
    /** Longest wait for a result; shorter than the SDK's request timeout of ten seconds. */
    private static final Duration TIMEOUT = Duration.ofSeconds(8);

    private final DataSource database;
    private final Duration timeout;
    private final TransactionTemplate write;
    private volatile @Nullable TransactionTemplate snapshot;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            DaemonThreads.named("howl-transaction"));

    /** Creates the transactions without connecting to the database. */
    public Transactions(DataSource database) {
        this(database, TIMEOUT);
    }

    /** @param timeout longest wait for the result of {@link #later} */
    Transactions(DataSource database, Duration timeout) {
        this.database = database;
        this.timeout = timeout;
        this.write = template(TransactionDefinition.ISOLATION_READ_COMMITTED);
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Reads in a transaction of its own that sees one moment of all tables, so that a state and the {@code head} of its
     * topic match. Uses {@code REPEATABLE READ}, and {@code SERIALIZABLE} on H2, whose {@code REPEATABLE READ} takes a
     * separate snapshot of each table. Blocks, so it must not be called on an event loop.
     *
     * @throws dev.howl.runtime.CodedException {@code unavailable} if the database cannot be reached
     */
    public <T extends @Nullable Object> T snapshot(Supplier<T> reading) {
        DatabaseFailures.refuseWhileClosed(database);
        return DatabaseFailures.<T>translating(() -> snapshots().<T>execute(status -> reading.get()));
    }

    /**
     * Writes in a {@code READ COMMITTED} transaction, or in the current one. The stage of a publish may be returned,
     * but must not be waited for inside: it completes after the commit. Blocks, so it must not be called on an event
     * loop.
     *
     * @throws dev.howl.runtime.CodedException {@code unavailable} if the database cannot be reached
     */
    public <T extends @Nullable Object> T write(Supplier<T> writing) {
        DatabaseFailures.refuseWhileClosed(database);
        return DatabaseFailures.<T>translating(() -> write.<T>execute(status -> writing.get()));
    }

    /**
     * Runs a blocking task on a thread of a pool. A database that does not respond occupies the thread, but the stage
     * fails after eight seconds, with a message that the outcome is unknown.
     *
     * @return fails with the exception of {@code blocking}, or with {@code unavailable} if the queue is full or the
     *     task takes too long
     */
    public <T extends @Nullable Object> CompletionStage<T> later(Supplier<T> blocking) {
        CompletableFuture<T> done = new CompletableFuture<>();
        try {
            threads.execute(() -> {
                try {
                    done.complete(blocking.get());
                } catch (RuntimeException | Error e) {
                    done.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            done.completeExceptionally(DatabaseFailures.unavailable("too many requests wait for the database", e));
        }
        return Futures.mapFailure(
                done.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS),
                failure -> failure instanceof TimeoutException ? timedOut(failure) : failure);
    }

    private static RuntimeException timedOut(Throwable cause) {
        return DatabaseFailures.unavailable(
                "the database does not answer; it is not known whether the change was made", cause);
    }

    /** Completes queued tasks for up to five seconds, while the database is still open. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(STOP_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.warn("Stopped with {} transactions still running", threads.getActiveCount());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private TransactionTemplate snapshots() {
        TransactionTemplate cached = snapshot;
        if (cached == null) {
            cached = template(Dialect.of(database).snapshot());
            cached.setReadOnly(true);
            cached.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
            snapshot = cached;
        }
        return cached;
    }

    private TransactionTemplate template(int isolation) {
        TransactionTemplate template = new TransactionTemplate(new JdbcTransactionManager(database));
        template.setIsolationLevel(isolation);
        return template;
    }
}
