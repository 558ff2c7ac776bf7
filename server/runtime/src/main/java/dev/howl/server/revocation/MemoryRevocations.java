package dev.howl.server.revocation;

import dev.howl.server.security.Revocations;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A store of revocations in the memory of one process, which end with it. */
public final class MemoryRevocations implements RevocationStore {
    private @Nullable RevokedSubjects subjects;

    @Override
    public synchronized void open(RevokedSubjects opened) {
        subjects = opened;
    }

    @Override
    public synchronized CompletionStage<Long> add(String subject, long end) {
        RevokedSubjects table = Objects.requireNonNull(subjects, "not opened");
        if (!table.contains(subject) && table.removeOver() >= Revocations.MOST) {
            return CompletableFuture.failedStage(RevocationStore.tooMany());
        }
        table.add(subject, end);
        return CompletableFuture.completedStage(table.end(subject));
    }

    @Override
    public Revocations.Keeper keeper() {
        return Revocations.Keeper.MEMORY;
    }
}
