package dev.howl.app.incidents;

import dev.howl.app.contract.Incident;
import dev.howl.app.contract.IncidentChange;
import dev.howl.app.contract.IncidentDiff;
import dev.howl.runtime.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of incidents. Its methods run in the caller's transaction and block. */
final class IncidentStore {
    private static final String FEED = "SELECT state_version, polled_millis, failure FROM incident_feed WHERE id = 1";
    private static final int BATCH = 200;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    /**
     * The state of polling.
     *
     * @param version 0 until the dashboard has been read; grows with every change of the incidents or of the dashboard's
     *     JSON
     * @param polledMillis time of the last poll, in milliseconds since 1970; 0 before the first
     * @param failure the reason why the last poll failed, or {@code null}
     */
    record Feed(long version, long polledMillis, @Nullable String failure) {
        boolean wasRead() {
            return version > 0;
        }

        Feed failed(long now, String reason) {
            return new Feed(version, now, reason);
        }
    }

    IncidentStore(JdbcTemplate template) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
    }

    Feed feed() {
        return feed(FEED);
    }

    /** Reads the state and locks it. To be called before incidents are changed, so that two nodes do it in turn. */
    Feed lock() {
        return feed(FEED + " FOR UPDATE");
    }

    private Feed feed(String select) {
        return jdbc.sql(select)
                .query((row, number) -> new Feed(row.getLong(1), row.getLong(2), row.getString(3)))
                .single();
    }

    void write(Feed feed) {
        jdbc.sql("UPDATE incident_feed SET state_version = ?, polled_millis = ?, failure = ? WHERE id = 1")
                .param(feed.version())
                .param(feed.polledMillis())
                .param(feed.failure())
                .update();
    }

    /** Returns all incidents by id. */
    List<Incident> all() {
        return jdbc.sql("SELECT body FROM incidents ORDER BY id")
                .query((row, number) -> Json.mapper().readValue(row.getString(1), Incident.class))
                .list();
    }

    /** Returns the list in JSON as the dashboard wrote it; empty before the first one is stored. */
    Optional<String> answer() {
        return jdbc.sql("SELECT body FROM incident_answer WHERE id = 1 AND body IS NOT NULL")
                .query(String.class)
                .optional();
    }

    void writeAnswer(String body) {
        jdbc.sql("UPDATE incident_answer SET body = ? WHERE id = 1").param(body).update();
    }

    void apply(IncidentDiff diff) {
        List<Incident> written = new ArrayList<>(diff.added());
        List<Long> gone = new ArrayList<>(diff.removed());
        for (IncidentChange change : diff.changed()) {
            written.add(change.incident());
            gone.add(change.id());
        }
        template.batchUpdate("DELETE FROM incidents WHERE id = ?", gone, BATCH, (row, id) -> row.setLong(1, id));
        template.batchUpdate("INSERT INTO incidents (id, body) VALUES (?, ?)", written, BATCH, (row, incident) -> {
            row.setLong(1, incident.id());
            row.setString(2, Json.mapper().writeValueAsString(incident));
        });
    }
}
