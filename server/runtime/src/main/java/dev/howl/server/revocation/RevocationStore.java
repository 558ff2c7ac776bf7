package dev.howl.server.revocation;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.server.security.Revocations;
import java.util.concurrent.CompletionStage;

/**
 * The store of revocations. It fills the {@link RevokedSubjects} of its node before the first client connects, and adds
 * to them what it learns later. Safe for use by several threads.
 */
public interface RevocationStore {

    /** Sets the table to fill. To be called before the engine of this store is started. */
    void open(RevokedSubjects subjects);

    /**
     * Stores a revocation, unless a longer one of the subject is stored. Does not block.
     *
     * @param end milliseconds since 1970
     * @return the end that counts, once this node refuses the subject; fails with a {@link CodedException}
     *     {@code conflict} if {@link Revocations#MOST} others are in force, or {@code unavailable}
     */
    CompletionStage<Long> add(String subject, long end);

    /** Returns where revocations are kept. */
    Revocations.Keeper keeper();

    /** Returns the refusal of a revocation beyond the largest number. */
    static CodedException tooMany() {
        return new CodedException(
                Codes.CONFLICT,
                "the tokens of " + Revocations.MOST
                        + " subjects are revoked already; wait until some of the times are over");
    }
}
