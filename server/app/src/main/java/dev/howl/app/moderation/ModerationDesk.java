package dev.howl.app.moderation;

import dev.howl.app.contract.PendingResponsesSnapshot;
import dev.howl.app.contract.ResponseResolved;
import dev.howl.runtime.Position;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Where prepared replies are shown to operators and decided, on whichever way a request came in. Nothing here blocks;
 * safe for use by several threads.
 *
 * <p>Stages fail with a {@link dev.howl.runtime.CodedException}: {@code not_found} where there is no such response,
 * {@code conflict} where it has been decided otherwise, {@code unavailable} while the database is away. What failed has
 * changed nothing; only where {@code unavailable} says that it is not known, it may have, and asking again is safe.
 */
public interface ModerationDesk {

    /**
     * Shows every panel a response that is in the database and waits. Again for one that was shown: its card is replaced.
     *
     * @return where the event stands; fails with {@code conflict} where it waits no more
     */
    CompletionStage<Position> announce(String responseId);

    /**
     * Lets a reply be published, and has every panel take its card away. Who approves what is approved already is answered
     * with the first decision.
     *
     * @param by who decides, shortened to 200 characters
     * @param text what is published in place of the prepared reply; {@code null} for the reply as it is
     */
    CompletionStage<ResponseResolved> approve(String responseId, String by, @Nullable String text);

    /**
     * Does not let a reply be published, and has every panel take its card away. Who rejects what is rejected already is
     * answered with the first decision.
     *
     * @param by who decides, shortened to 200 characters
     * @param reason for the record, or {@code null}
     */
    CompletionStage<ResponseResolved> reject(String responseId, String by, @Nullable String reason);

    /**
     * What waits, and the position at which exactly that waits. A response that was written into the database is part of
     * it from then on, announced or not.
     */
    CompletionStage<PendingResponsesSnapshot> pending();
}
