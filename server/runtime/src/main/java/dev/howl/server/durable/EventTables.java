package dev.howl.server.durable;

import static dev.howl.server.durable.LogKey.bytes;

import dev.howl.server.log.StoredEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The SQL statements of the store. They run in the thread's transaction, which holds row locks until it ends. */
final class EventTables {
    private static final String HEAD = "SELECT seq FROM howl_heads WHERE topic = ? AND event_key = ?";
    private static final String OF_KEY = " FROM howl_events WHERE topic = ? AND event_key = ? AND seq ";

    /** Attempts to lock a row that other transactions keep removing. */
    private static final int LOCK_TRIES = 10;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final Dialect dialect;

    /** The event that a dedupe id stands for; seq 0 where none has been appended yet. */
    record Seen(String key, long seq, long at) {}

    EventTables(DataSource database, Dialect dialect) {
        this.template = new JdbcTemplate(database);
        this.jdbc = JdbcClient.create(template);
        this.dialect = dialect;
    }

    /** Returns the topic's epoch, after storing {@code orElse} where it had none. */
    String epoch(String topic, String orElse) {
        String select = "SELECT epoch FROM howl_epochs WHERE topic = ?";
        Optional<String> present = one(select, String.class, bytes(topic));
        if (present.isPresent()) {
            return present.get();
        }
        insertIfAbsent("INSERT INTO howl_epochs (topic, epoch) VALUES (?, ?)", "epoch", bytes(topic), orElse);
        return one(select, String.class, bytes(topic)).orElseThrow();
    }

    /** Locks the head of a key, which is inserted where it is missing, and returns its seq. */
    long lockHead(LogKey key) {
        String insert = "INSERT INTO howl_heads (topic, event_key, seq) VALUES (?, ?, 0)";
        return lock(HEAD, insert, "seq", key.topicBytes(), key.nameBytes());
    }

    long head(LogKey key) {
        return one(HEAD, Long.class, key.topicBytes(), key.nameBytes()).orElse(0L);
    }

    Map<String, Long> heads(String topic) {
        Map<String, Long> heads = new HashMap<>();
        jdbc.sql("SELECT event_key, seq FROM howl_heads WHERE topic = ?")
                .params(bytes(topic))
                .query(row -> {
                    heads.put(LogKey.text(row.getBytes(1)), row.getLong(2));
                });
        return heads;
    }

    void insertEvents(List<StoredEvent> events, long at) {
        template.batchUpdate(
                "INSERT INTO howl_events (topic, event_key, seq, body, appended_at) VALUES (?, ?, ?, ?, ?)",
                events,
                events.size(),
                (row, event) -> {
                    LogKey key = LogKey.of(event.topic(), event.key());
                    row.setBytes(1, key.topicBytes());
                    row.setBytes(2, key.nameBytes());
                    row.setLong(3, event.seq());
                    row.setBytes(4, event.body());
                    row.setLong(5, at);
                });
    }

    void moveHeads(Map<LogKey, Long> heads) {
        template.batchUpdate(
                "UPDATE howl_heads SET seq = ? WHERE topic = ? AND event_key = ?",
                heads.entrySet(),
                Math.max(1, heads.size()),
                (row, head) -> {
                    row.setLong(1, head.getValue());
                    row.setBytes(2, head.getKey().topicBytes());
                    row.setBytes(3, head.getKey().nameBytes());
                });
    }

    List<StoredEvent> after(LogKey key, long seq, int max) {
        return events(key, "> ? ORDER BY seq", seq, max);
    }

    /** Returns events before a seq, the newest first. */
    List<StoredEvent> before(LogKey key, long seq, int max) {
        return events(key, "< ? ORDER BY seq DESC", seq, max);
    }

    /** Locks the row of a dedupe id, which is inserted with seq 0 where it is missing. */
    Seen lockDedupe(String topic, String id, long now) {
        String select = "SELECT seq FROM howl_dedupe WHERE topic = ? AND dedupe_id = ?";
        String insert = "INSERT INTO howl_dedupe (topic, dedupe_id, event_key, seq, appended_at) VALUES (?, ?, '', 0, "
                + now + ")";
        lock(select, insert, "seq", bytes(topic), bytes(id));
        return jdbc.sql("SELECT event_key, seq, appended_at FROM howl_dedupe WHERE topic = ? AND dedupe_id = ?"
                        + " FOR UPDATE")
                .params(bytes(topic), bytes(id))
                .query((row, number) -> new Seen(LogKey.text(row.getBytes(1)), row.getLong(2), row.getLong(3)))
                .single();
    }

    /** Returns the event that a dedupe id stands for, without locking it. */
    Optional<Seen> findDedupe(String topic, String id) {
        return jdbc.sql("SELECT event_key, seq, appended_at FROM howl_dedupe WHERE topic = ? AND dedupe_id = ?")
                .params(bytes(topic), bytes(id))
                .query((row, number) -> new Seen(LogKey.text(row.getBytes(1)), row.getLong(2), row.getLong(3)))
                .optional();
    }

    void writeDedupe(String topic, String id, Seen seen) {
        jdbc.sql("UPDATE howl_dedupe SET event_key = ?, seq = ?, appended_at = ? WHERE topic = ? AND dedupe_id = ?")
                .params(bytes(seen.key()), seen.seq(), seen.at(), bytes(topic), bytes(id))
                .update();
    }

    Optional<Long> tick(String counter) {
        return one("SELECT tick FROM howl_counters WHERE name = ?", Long.class, bytes(counter))
                .filter(tick -> tick != Long.MIN_VALUE);
    }

    /** Locks a counter and returns it; {@link Long#MIN_VALUE} where it was never moved. */
    long lockCounter(String counter) {
        return lock(
                "SELECT tick FROM howl_counters WHERE name = ?",
                "INSERT INTO howl_counters (name, tick) VALUES (?, " + Long.MIN_VALUE + ")",
                "tick",
                bytes(counter));
    }

    void writeCounter(String counter, long tick) {
        jdbc.sql("UPDATE howl_counters SET tick = ? WHERE name = ?")
                .params(tick, bytes(counter))
                .update();
    }

    void removeCounter(String counter) {
        jdbc.sql("DELETE FROM howl_counters WHERE name = ?")
                .params(bytes(counter))
                .update();
    }

    /** Locks a fence and returns its token; {@link Long#MIN_VALUE} where none was used yet. */
    long lockFence(String lock) {
        return lock(
                "SELECT token FROM howl_fences WHERE name = ?",
                "INSERT INTO howl_fences (name, token) VALUES (?, " + Long.MIN_VALUE + ")",
                "token",
                bytes(lock));
    }

    void writeFence(String lock, long token) {
        jdbc.sql("UPDATE howl_fences SET token = ? WHERE name = ?")
                .params(token, bytes(lock))
                .update();
    }

    /** Returns the revocations that end after a moment, with their ends. */
    Map<String, Long> revocations(long after) {
        Map<String, Long> ends = new HashMap<>();
        jdbc.sql("SELECT subject, ends_at FROM howl_revocations WHERE ends_at > ?")
                .params(after)
                .query(row -> {
                    ends.put(LogKey.text(row.getBytes(1)), row.getLong(2));
                });
        return ends;
    }

    long countRevocations(long after) {
        return one("SELECT COUNT(*) FROM howl_revocations WHERE ends_at > ?", Long.class, after)
                .orElse(0L);
    }

    Optional<Long> revocation(String subject) {
        return one("SELECT ends_at FROM howl_revocations WHERE subject = ?", Long.class, bytes(subject));
    }

    void writeRevocation(String subject, long end) {
        insertIfAbsent("INSERT INTO howl_revocations (subject, ends_at) VALUES (?, ?)", "ends_at", bytes(subject), end);
        jdbc.sql("UPDATE howl_revocations SET ends_at = ? WHERE subject = ?")
                .params(end, bytes(subject))
                .update();
    }

    /** Removes the revocations that have ended. */
    void removeRevocations(long now) {
        jdbc.sql("DELETE FROM howl_revocations WHERE ends_at <= ?").params(now).update();
    }

    /** Removes at most {@code max} rows and returns their number. */
    int removeEvents(long before, int max) {
        return jdbc.sql("DELETE FROM howl_events WHERE appended_at < ? LIMIT " + max)
                .params(before)
                .update();
    }

    /** Removes at most {@code max} rows and returns their number. */
    int removeDedupe(long before, int max) {
        return jdbc.sql("DELETE FROM howl_dedupe WHERE appended_at < ? LIMIT " + max)
                .params(before)
                .update();
    }

    private List<StoredEvent> events(LogKey key, String range, long seq, int max) {
        return jdbc.sql("SELECT seq, body" + OF_KEY + range + " LIMIT " + max)
                .params(key.topicBytes(), key.nameBytes(), seq)
                .query((row, number) -> new StoredEvent(key.topic(), key.key(), row.getLong(1), row.getBytes(2)))
                .list();
    }

    /**
     * Locks a row, which is inserted where it is missing. Reads before it locks: on InnoDB, a locking read of a missing
     * row locks the gap, so that two transactions that insert afterwards deadlock. A row that another transaction
     * removes in between is inserted again.
     */
    private long lock(String select, String insert, String column, Object... id) {
        boolean isThere = one(select, Long.class, id).isPresent();
        for (int tries = 0; tries < LOCK_TRIES; tries++) {
            if (!isThere) {
                insertIfAbsent(insert, column, id);
            }
            Optional<Long> locked = one(select + " FOR UPDATE", Long.class, id);
            if (locked.isPresent()) {
                return locked.get();
            }
            isThere = false;
        }
        throw new CannotAcquireLockException("the row was removed by other transactions " + LOCK_TRIES + " times");
    }

    private void insertIfAbsent(String insert, String column, Object... values) {
        try {
            jdbc.sql(insert + dialect.orKeep(column)).params(values).update();
        } catch (DuplicateKeyException e) {
            // Another transaction inserted the row first.
        }
    }

    private <T> Optional<T> one(String select, Class<T> type, Object... id) {
        return jdbc.sql(select).params(id).query(type).optional();
    }
}
