package dev.howl.app.moderation;

import dev.howl.app.contract.ResponseStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/**
 * The tables of responses and posts. Its methods run in the caller's transaction and block. Values that other programs
 * wrote are accepted as far as the contract can express them.
 */
final class ResponseStore {
    private static final String PENDING = ResponseStatus.PENDING.value();
    /** The end of the year 9999, in milliseconds since 1970. */
    private static final long LAST_MILLIS = 253_402_300_799_999L;

    /** Reads no more of a text than shows that it is too long. Only comments have posts. */
    private static final String WAITING = """
            SELECT r.id, r.platform, r.author, LEFT(r.comment_text, %1$d), LEFT(r.reply, %1$d), LEFT(p.post_text, %2$d),
                r.created_at
            FROM pending_responses r
            LEFT JOIN posts p
                ON p.platform = r.platform AND p.post_id = r.post_id AND r.platform IN ('vk', 'telegram')
            WHERE r.status = 'pending' AND r.id > ?
            ORDER BY r.id LIMIT ?
            """.formatted(2 * CardRenderer.MAX_TEXT + 1, 2 * CardRenderer.MAX_POST + 1);

    private final JdbcClient database;

    /** The response of an earlier request, with which a repeated request is compared. */
    record Recorded(long id, ResponseDraft draft, Instant createdAt) {}

    ResponseStore(JdbcClient database) {
        this.database = database;
    }

    /** Returns up to {@code most} pending responses with an id greater than {@code after}, oldest first. */
    List<PendingRow> waiting(long after, int most) {
        return database.sql(WAITING)
                .params(after, most)
                .query((row, number) -> prepared(row))
                .list();
    }

    Optional<PendingRow> waiting(long id) {
        return waiting(id - 1, 1).stream().filter(row -> row.id() == id).findFirst();
    }

    /** Returns the number of pending responses with an id greater than {@code after}. */
    long countWaiting(long after) {
        return database.sql("SELECT COUNT(*) FROM pending_responses WHERE status = 'pending' AND id > ?")
                .param(after)
                .query(Long.class)
                .single();
    }

    /** Locks a response until the end of the transaction and returns its status; empty if there is no such response. */
    Optional<String> lock(long id) {
        return database.sql("SELECT status FROM pending_responses WHERE id = ? FOR UPDATE")
                .param(id)
                .query(String.class)
                .optional();
    }

    /**
     * Stores the decision about a pending response.
     *
     * @return false if the response is not pending; of several concurrent decisions exactly one returns true
     */
    boolean decide(long id, Decision decision, @Nullable String editedReply, @Nullable String reason) {
        return database.sql("UPDATE pending_responses SET status = ?, decided_by = ?, decided_at = ?, edited_reply = ?,"
                                + " reason = ? WHERE id = ? AND status = 'pending'")
                        .param(decision.status().value())
                        .param(decision.by())
                        .param(decision.at().toEpochMilli())
                        .param(editedReply)
                        .param(reason)
                        .param(id)
                        .update()
                == 1;
    }

    /** Returns the decision; empty if there is no such response, or it is pending. */
    Optional<Decision> decision(long id) {
        return database.sql("SELECT status, COALESCE(decided_by, ''), COALESCE(decided_at, created_at)"
                        + " FROM pending_responses WHERE id = ? AND status <> 'pending'")
                .param(id)
                .query((row, number) -> decision(row))
                .optional();
    }

    /** Returns the response that a request with this key has created. */
    Optional<Recorded> find(String requestKey) {
        return database.sql("SELECT id, platform, author, comment_text, reply, post_id, created_at"
                        + " FROM pending_responses WHERE request_key = ?")
                .param(requestKey)
                .query((row, number) -> recorded(row))
                .optional();
    }

    /**
     * Inserts a pending response, and inserts or updates its post.
     *
     * @return the id
     * @throws org.springframework.dao.DuplicateKeyException if a concurrent request has inserted the same key or post
     */
    long insert(ResponseDraft draft, Instant createdAt, @Nullable String requestKey) {
        if (draft.post() != null && draft.post().text() != null) {
            write(draft.platform(), draft.post().id(), draft.post().text());
        }
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        database.sql("INSERT INTO pending_responses"
                        + " (platform, author, comment_text, reply, post_id, status, created_at, request_key)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                .param(draft.platform())
                .param(draft.author())
                .param(draft.text())
                .param(draft.reply())
                .param(draft.postId())
                .param(PENDING)
                .param(createdAt.toEpochMilli())
                .param(requestKey)
                .update(key, "id");
        return Objects.requireNonNull(key.getKey(), "id").longValue();
    }

    private void write(String platform, String id, String text) {
        int known = database.sql("UPDATE posts SET post_text = ? WHERE platform = ? AND post_id = ?")
                .params(text, platform, id)
                .update();
        if (known == 0) {
            database.sql("INSERT INTO posts (platform, post_id, post_text) VALUES (?, ?, ?)")
                    .params(platform, id, text)
                    .update();
        }
    }

    private static PendingRow prepared(ResultSet row) throws SQLException {
        return new PendingRow(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                moment(row.getLong(7)));
    }

    /** Reads a decision. A decision of another program may lack the operator. */
    private static Decision decision(ResultSet row) throws SQLException {
        String by = row.getString(2);
        return new Decision(ResponseStatus.of(row.getString(1)), by.isEmpty() ? "unknown" : by, moment(row.getLong(3)));
    }

    private static Recorded recorded(ResultSet row) throws SQLException {
        String postId = row.getString(6);
        ResponseDraft draft = new ResponseDraft(
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                postId == null ? null : new ResponseDraft.Post(postId, null));
        return new Recorded(row.getLong(1), draft, moment(row.getLong(7)));
    }

    /** Converts milliseconds since 1970, limited to the range of the contract's date-time. */
    private static Instant moment(long millis) {
        return Instant.ofEpochMilli(Math.max(0, Math.min(LAST_MILLIS, millis)));
    }
}
