package dev.howl.server.transaction;

import dev.howl.server.durable.DatabaseFailures;
import dev.howl.server.durable.Dialect;
import dev.howl.server.thread.DaemonThreads;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
 * Transactions of the database that holds the durable topics, with what each kind needs on H2, MySQL and MariaDB alike.
 * Safe for use by several threads.
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
    private static final long LAST_MILLIS = 5_000;
    /** Who asks over the SDK stops waiting after ten seconds. */
    private static final Duration LONGEST = Duration.ofSeconds(8);

    private final DataSource database;
    private final Duration longest;
    private final TransactionTemplate write;
    private volatile @Nullable TransactionTemplate snapshot;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            DaemonThreads.named("howl-transaction"));

    /** The database is not asked for anything yet. */
    public Transactions(DataSource database) {
        this(database, LONGEST);
    }

    /** @param longest that anybody waits for what is done later */
    Transactions(DataSource database, Duration longest) {
        this.database = database;
        this.longest = longest;
        this.write = template(TransactionDefinition.ISOLATION_READ_COMMITTED);
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Reads in a transaction of its own, all of one moment: state and {@code head} of a topic belong together. On H2 it
     * is {@code SERIALIZABLE}, whose {@code REPEATABLE READ} takes a moment for each table; elsewhere
     * {@code REPEATABLE READ}. Blocks: not for event loops.
     *
     * @throws dev.howl.runtime.CodedException {@code unavailable} where the database cannot be reached
     */
    public <T extends @Nullable Object> T snapshot(Supplier<T> reading) {
        return DatabaseFailures.<T>translating(() -> snapshots().<T>execute(status -> reading.get()));
    }

    /**
     * Writes in a transaction with {@code READ COMMITTED}, or in the present one. Blocks: not for event loops. The stage
     * of a publish within may be returned, and must not be waited for within.
     *
     * @throws dev.howl.runtime.CodedException {@code unavailable} where the database cannot be reached
     */
    public <T extends @Nullable Object> T write(Supplier<T> writing) {
        return DatabaseFailures.<T>translating(() -> write.<T>execute(status -> writing.get()));
    }

    /**
     * Does what blocks on a thread made for it. A database that does not answer keeps the thread, but nobody who asked:
     * after 8 s it is told that whether it was done is not known.
     *
     * @return fails with what {@code blocking} throws, or with {@code unavailable} where too much waits or it takes too
     *     long
     */
    public <T extends @Nullable Object> CompletionStage<T> later(Supplier<T> blocking) {
        CompletableFuture<T> done = new CompletableFuture<>();
        try {
            threads.execute(() -> {
                try {
                    done.complete(blocking.get());
                } catch (CompletionException e) {
                    done.completeExceptionally(e.getCause() == null ? e : e.getCause());
                } catch (RuntimeException | Error e) {
                    done.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            done.completeExceptionally(DatabaseFailures.unavailable("too much waits for the database", e));
        }
        return inTime(done);
    }

    private <T extends @Nullable Object> CompletionStage<T> inTime(CompletableFuture<T> done) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        CompletionStage<T> ended = done.orTimeout(longest.toMillis(), TimeUnit.MILLISECONDS);
        ended.whenComplete((value, failure) -> {
            if (failure == null) {
                answer.complete(value);
            } else {
                answer.completeExceptionally(failure instanceof TimeoutException ? late(failure) : failure);
            }
        });
        return answer;
    }

    private static RuntimeException late(Throwable timeout) {
        return DatabaseFailures.unavailable("the database does not answer; whether it was done is not known", timeout);
    }

    /** What waits is still done, if that does not take long: the database is there until this returns. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LAST_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.warn("the database is left with {} transactions under way", threads.getActiveCount());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private TransactionTemplate snapshots() {
        TransactionTemplate present = snapshot;
        if (present == null) {
            present = template(Dialect.of(database).snapshot());
            present.setReadOnly(true);
            present.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
            snapshot = present;
        }
        return present;
    }

    private TransactionTemplate template(int isolation) {
        TransactionTemplate template = new TransactionTemplate(new JdbcTransactionManager(database));
        template.setIsolationLevel(isolation);
        return template;
    }
}
