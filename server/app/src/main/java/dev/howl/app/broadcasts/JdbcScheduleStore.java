package dev.howl.app.broadcasts;

import dev.howl.server.transaction.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A schedule store in a database table that only this process changes, so that it counts the version in memory. */
final class JdbcScheduleStore implements ScheduleStore {
    private static final String COLUMNS = "id, message, every_text, cron_text, zone_text, start_millis";

    private final Transactions transactions;
    private final JdbcClient database;
    private final AtomicLong version = new AtomicLong();

    JdbcScheduleStore(Transactions transactions, JdbcClient database) {
        this.transactions = transactions;
        this.database = database;
    }

    @Override
    public CompletionStage<String> version() {
        return CompletableFuture.completedStage(Long.toString(version.get()));
    }

    @Override
    public CompletionStage<List<Schedule>> all() {
        return transactions.later(
                () -> transactions.snapshot(() -> database
                        .sql("SELECT " + COLUMNS + " FROM broadcast_schedules")
                        .query((row, number) -> stored(row))
                        .list()
                        .stream()
                        .flatMap(row -> row.schedule().stream())
                        .toList()));
    }

    @Override
    public CompletionStage<Optional<Schedule>> find(String id) {
        return transactions.later(() -> transactions.snapshot(() -> stored(id)));
    }

    @Override
    public CompletionStage<Schedule> add(Schedule schedule, int max) {
        return changed(() -> stored(schedule.id()).orElseGet(() -> insert(schedule, max)));
    }

    @Override
    public CompletionStage<Boolean> remove(Schedule schedule) {
        return changed(() -> database.sql("DELETE FROM broadcast_schedules WHERE id = ? AND start_millis = ?")
                        .params(schedule.id(), schedule.start().toEpochMilli())
                        .update()
                > 0);
    }

    private <T> CompletionStage<T> changed(Supplier<T> change) {
        return transactions.later(() -> changedNow(change));
    }

    /**
     * Serialises changes, so that concurrent requests neither create a schedule twice nor exceed the limit together.
     */
    private synchronized <T> T changedNow(Supplier<T> change) {
        try {
            return transactions.write(change);
        } finally {
            // Also after a failure: the transaction may have been committed.
            version.incrementAndGet();
        }
    }

    private Optional<Schedule> stored(String id) {
        return database.sql("SELECT " + COLUMNS + " FROM broadcast_schedules WHERE id = ?")
                .param(id)
                .query((row, number) -> stored(row))
                .optional()
                .flatMap(StoredSchedule::schedule);
    }

    private Schedule insert(Schedule schedule, int max) {
        long count = database.sql("SELECT COUNT(*) FROM broadcast_schedules")
                .query(Long.class)
                .single();
        if (count >= max) {
            throw BroadcastErrors.tooMany(max);
        }
        StoredSchedule row = StoredSchedule.of(schedule);
        database.sql("INSERT INTO broadcast_schedules (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?)")
                .param(row.id())
                .param(row.message())
                .param(row.every())
                .param(row.cron())
                .param(row.zone())
                .param(row.startMillis())
                .update();
        return schedule;
    }

    private static StoredSchedule stored(ResultSet row) throws SQLException {
        return new StoredSchedule(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getLong(6));
    }
}
