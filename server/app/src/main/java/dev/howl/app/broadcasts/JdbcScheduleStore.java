package dev.howl.app.broadcasts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Schedules in a table that one process alone changes: its version is counted here. One thread of its own talks to the
 * database, which keeps additions in order.
 */
final class JdbcScheduleStore implements ScheduleStore, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcScheduleStore.class);
    private static final int MOST_WAITING = 1_000;
    private static final String COLUMNS = "id, message, every_text, cron_text, zone_text, start_millis";

    private final JdbcClient database;
    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), task -> {
                Thread made = new Thread(task, "howl-schedules");
                made.setDaemon(true);
                return made;
            });
    private final AtomicLong version = new AtomicLong();

    JdbcScheduleStore(JdbcClient database) {
        this.database = database;
    }

    @Override
    public CompletionStage<String> version() {
        return CompletableFuture.completedStage(Long.toString(version.get()));
    }

    @Override
    public CompletionStage<List<Schedule>> all() {
        return done(
                () -> database
                        .sql("SELECT " + COLUMNS + " FROM broadcast_schedules")
                        .query((row, number) -> stored(row))
                        .list()
                        .stream()
                        .flatMap(row -> row.schedule().stream())
                        .toList());
    }

    @Override
    public CompletionStage<Optional<Schedule>> find(String id) {
        return done(() -> stored(id));
    }

    @Override
    public CompletionStage<Schedule> add(Schedule schedule, int most) {
        return done(() -> stored(schedule.id()).orElseGet(() -> insert(schedule, most)));
    }

    @Override
    public CompletionStage<Boolean> remove(Schedule schedule) {
        return done(() -> {
            int removed = database.sql("DELETE FROM broadcast_schedules WHERE id = ? AND start_millis = ?")
                    .params(schedule.id(), schedule.start().toEpochMilli())
                    .update();
            version.incrementAndGet();
            return removed > 0;
        });
    }

    private Optional<Schedule> stored(String id) {
        return database.sql("SELECT " + COLUMNS + " FROM broadcast_schedules WHERE id = ?")
                .param(id)
                .query((row, number) -> stored(row))
                .optional()
                .flatMap(StoredSchedule::schedule);
    }

    private Schedule insert(Schedule schedule, int most) {
        long there = database.sql("SELECT COUNT(*) FROM broadcast_schedules")
                .query(Long.class)
                .single();
        if (there >= most) {
            throw Refusals.tooMany(most);
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
        version.incrementAndGet();
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

    private <T> CompletionStage<T> done(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(() -> asked(work), thread);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedStage(Refusals.unavailable("too much is asked of the schedules at once"));
        }
    }

    private static <T> T asked(Supplier<T> work) {
        try {
            return work.get();
        } catch (DataAccessException e) {
            LOG.warn("The schedules cannot be reached: {}", e.toString());
            throw Refusals.unavailable("the schedules cannot be reached for now");
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
