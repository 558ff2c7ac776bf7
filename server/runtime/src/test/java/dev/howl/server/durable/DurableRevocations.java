package dev.howl.server.durable;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.runtime.Futures;
import dev.howl.server.security.Revocations;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** The guarantees of revocations that a single node keeps in its database. */
abstract class DurableRevocations extends DurableFixture {

    /** Returns the milliseconds since 1970 after this time. */
    private long in(long seconds) {
        return requireNonNull(now.get()).plusSeconds(seconds).toEpochMilli();
    }

    private long revoke(String subject, long seconds) {
        return Futures.join(node.engine.revocations().add(subject, in(seconds)));
    }

    private long rows() {
        return node.jdbc
                .sql("SELECT COUNT(*) FROM howl_revocations")
                .query(Long.class)
                .single();
    }

    @Test
    void revocationsOutliveARestartUntilTheyEnd() {
        revoke("ann", 60);
        revoke("\u00f6zil", 120);
        assertThat(node.revoked.contains("ann")).isTrue();
        now.updateAndGet(time -> time.plusSeconds(60));
        restart();
        assertThat(node.revoked.contains("ann")).isFalse();
        assertThat(node.revoked.contains("\u00f6zil")).isTrue();
        assertThat(node.revoked.contains("ozil")).isFalse();
        assertThat(node.revoked.contains("\u00d6zil")).isFalse();
    }

    @Test
    void aRevocationIsNotShortenedAlsoNotAcrossARestart() {
        long end = revoke("ann", 60);
        restart();
        assertThat(revoke("ann", 1)).isEqualTo(end);
        assertThat(revoke("ann", 61)).isEqualTo(end + 1000);
        restart();
        now.updateAndGet(time -> time.plusSeconds(60));
        assertThat(node.revoked.contains("ann")).isTrue();
    }

    @Test
    void theNumberOfStoredRevocationsIsLimited() {
        long end = in(60);
        List<Object[]> many = new ArrayList<>();
        for (int i = 0; i < Revocations.MOST; i++) {
            many.add(new Object[] {("s" + i).getBytes(StandardCharsets.UTF_8), end});
        }
        new JdbcTemplate(node.pool).batchUpdate("INSERT INTO howl_revocations (subject, ends_at) VALUES (?, ?)", many);
        assertThatThrownBy(() -> revoke("ann", 60))
                .isInstanceOfSatisfying(CodedException.class, refused -> assertThat(refused.code())
                        .isEqualTo(Codes.CONFLICT));
        assertThat(node.revoked.contains("ann")).isFalse();
        assertThat(revoke("s1", 120)).isEqualTo(end + 60_000);
        now.updateAndGet(time -> time.plusSeconds(60));
        revoke("ann", 60);
        node.store.trim();
        assertThat(rows()).as("those that have not ended").isEqualTo(2);
    }
}
