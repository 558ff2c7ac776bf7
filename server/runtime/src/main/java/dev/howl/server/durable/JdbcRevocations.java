package dev.howl.server.durable;

import dev.howl.server.revocation.RevocationStore;
import dev.howl.server.revocation.RevokedSubjects;
import dev.howl.server.security.Revocations;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A store of revocations in a table that only this process changes. */
final class JdbcRevocations implements RevocationStore {
    private final JdbcEventStore store;
    private volatile @Nullable RevokedSubjects subjects;

    JdbcRevocations(JdbcEventStore store) {
        this.store = store;
    }

    @Override
    public void open(RevokedSubjects opened) {
        subjects = opened;
    }

    /** Reads the table, unless revocations are kept elsewhere. Blocks. */
    void load(EventTables tables) {
        RevokedSubjects table = subjects;
        if (table != null) {
            tables.revocations(table.now()).forEach(table::add);
        }
    }

    @Override
    public CompletionStage<Long> add(String subject, long end) {
        RevokedSubjects table = Objects.requireNonNull(subjects, "not opened");
        return store.execute(transaction -> write(transaction.tables(), subject, end, table.now()), 0)
                .thenApply(counts -> {
                    table.add(subject, counts);
                    return counts;
                });
    }

    private static long write(EventTables tables, String subject, long end, long now) {
        long before = tables.revocation(subject).orElse(0L);
        if (before <= now && tables.countRevocations(now) >= Revocations.MOST) {
            throw RevocationStore.tooMany();
        }
        long counts = Math.max(before, end);
        tables.writeRevocation(subject, counts);
        return counts;
    }

    @Override
    public Revocations.Keeper keeper() {
        return Revocations.Keeper.DATABASE;
    }
}
