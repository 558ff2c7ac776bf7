package dev.howl.server.durable;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Position;
import dev.howl.server.log.AppendConditions;
import dev.howl.server.log.AppendRequest;
import dev.howl.server.log.CommitListener;
import dev.howl.server.log.EventStore;
import dev.howl.server.log.StoredEvent;
import dev.howl.server.revocation.RevocationStore;
import dev.howl.server.thread.Worker;
import dev.howl.server.window.Windows;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A store of durable events in tables of H2, MySQL or MariaDB. Acknowledged events have been committed.
 *
 * <p>An append within a Spring transaction of the data source is part of it: both are committed, or neither. Its stage
 * completes after the transaction, so waiting for it inside would deadlock; an append that fails makes the transaction
 * roll back. The row of the key's head stays locked until the transaction ends, so keep such transactions short. On
 * MySQL and MariaDB, use {@code READ COMMITTED}.
 */
public final class JdbcEventStore implements EventStore {
    private static final int MAX_BODY = 1 << 20;
    private static final int PAGE = 256;
    private static final long LATE_EVERY_MILLIS = 100;
    private static final long TRIM_EVERY_MILLIS = 60_000;

    private final DataSource database;
    private final InstantSource clock;
    private final Options options;
    private final CommitListeners listeners = new CommitListeners();
    private final Set<String> topics = Collections.newSetFromMap(new ConcurrentHashMap<>());
    private final Map<String, String> epochs = new ConcurrentHashMap<>();
    private final AppendConditions conditions = new JdbcAppendConditions(this);
    private final JdbcRevocations revocations = new JdbcRevocations(this);
    private final Worker timeouts = new Worker("howl-store-timeouts");
    private final Worker retention = new Worker("howl-store-retention");
    private volatile @Nullable Started started;

    /**
     * The options of the store.
     *
     * @param retention how long events are kept in the table; the head of a key is kept for ever
     * @param timeout how long an append waits for the database before it fails with {@code unavailable}
     * @param queue largest number of appends that wait
     */
    public record Options(Duration retention, Duration timeout, int queue) {}

    private record Started(EventTables tables, GroupCommitWriter writer, RetentionCleaner cleaner) {}

    /** @param clock timestamps appended events */
    public JdbcEventStore(DataSource database, Options options, InstantSource clock) {
        this.database = database;
        this.options = options;
        this.clock = clock;
    }

    @Override
    public void open(String topic) {
        topics.add(topic);
    }

    @Override
    public void listen(CommitListener listener) {
        listeners.add(listener);
    }

    @Override
    public void start() {
        Dialect dialect = Dialect.of(database);
        SchemaMigration.migrate(database, dialect);
        EventTables tables = new EventTables(database, dialect);
        revocations.load(tables);
        topics.forEach(topic -> epochs.put(topic, tables.epoch(topic, Windows.newEpoch())));
        TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        transactions.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        GroupCommitWriter writer = new GroupCommitWriter(transactions, this::begin, listeners, options);
        RetentionCleaner cleaner = new RetentionCleaner(tables, options.retention(), clock);
        started = new Started(tables, writer, cleaner);
        writer.start();
        timeouts.repeat(writer::failLate, LATE_EVERY_MILLIS);
        retention.repeat(cleaner::run, TRIM_EVERY_MILLIS);
    }

    @Override
    public void stop() {
        Started running = started;
        if (running != null) {
            running.writer().stop();
        }
        timeouts.stop();
        retention.stop();
    }

    @Override
    public String epoch(String topic) {
        started();
        String epoch = epochs.get(topic);
        if (epoch == null) {
            throw new IllegalArgumentException("topic '" + topic + "' was not opened");
        }
        return epoch;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException for a key of more than 200 characters or an event of more than one MiB
     */
    @Override
    public CompletionStage<Position> append(String topic, AppendRequest event) {
        if (event.body().length > MAX_BODY) {
            throw new IllegalArgumentException("an event of a durable topic has at most " + MAX_BODY + " bytes");
        }
        if (event.key() != null && event.key().length() > LogKey.MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a key of a durable topic has at most " + LogKey.MAX_LENGTH + " characters");
        }
        return execute(transaction -> transaction.append(topic, event), event.body().length);
    }

    @Override
    public boolean isInTransaction() {
        return TransactionEvents.isPossible(database);
    }

    @Override
    public long head(String topic, @Nullable String key) {
        return DatabaseFailures.translating(() -> tables().head(LogKey.of(topic, key)));
    }

    @Override
    public Map<String, Long> heads(String topic) {
        return DatabaseFailures.translating(() -> tables().heads(topic));
    }

    @Override
    public List<StoredEvent> read(String topic, @Nullable String key, long after, int max) {
        return DatabaseFailures.translating(() -> tables().after(LogKey.of(topic, key), after, max));
    }

    @Override
    public List<StoredEvent> newest(String topic, @Nullable String key, int maxEvents, long maxBytes) {
        LogKey id = LogKey.of(topic, key);
        List<StoredEvent> newest = new ArrayList<>();
        long next = DatabaseFailures.translating(() -> tables().head(id));
        long bytes = 0;
        while (newest.size() < maxEvents && bytes <= maxBytes) {
            long before = next + 1;
            int max = Math.min(PAGE, maxEvents - newest.size());
            List<StoredEvent> page = DatabaseFailures.translating(() -> tables().before(id, before, max));
            for (StoredEvent event : page) {
                if (event.seq() != next || bytes > maxBytes) {
                    break;
                }
                newest.add(event);
                bytes += event.body().length;
                next--;
            }
            if (next + 1 + page.size() != before || page.isEmpty()) {
                break;
            }
        }
        Collections.reverse(newest);
        return newest;
    }

    @Override
    public RevocationStore revocations() {
        return revocations;
    }

    @Override
    public AppendConditions conditions() {
        return conditions;
    }

    /** Runs an operation in the caller's transaction where there is one, else in the writer's next one. */
    <T extends @Nullable Object> CompletionStage<T> execute(StoreOperation<T> operation, int size) {
        Started running = started;
        if (running == null) {
            return CompletableFuture.failedStage(DatabaseFailures.unavailable("the server is starting"));
        }
        if (isInTransaction()) {
            return TransactionEvents.current(listeners).run(operation, this::begin);
        }
        try {
            DatabaseFailures.refuseWhileClosed(database);
        } catch (CodedException e) {
            return CompletableFuture.failedStage(e);
        }
        return running.writer().submit(operation, size);
    }

    EventTables tables() {
        return started().tables();
    }

    /** Removes expired events, dedupe ids and revocations. */
    void trim() {
        started().cleaner().run();
    }

    private AppendTransaction begin() {
        return new AppendTransaction(tables(), this::epoch, clock.millis());
    }

    private Started started() {
        Started running = started;
        if (running == null) {
            throw DatabaseFailures.unavailable("the server is starting");
        }
        return running;
    }
}
