package dev.howl.app.moderation;

import dev.howl.app.contract.PendingResponsesSnapshot;
import dev.howl.app.contract.ResponseResolved;
import dev.howl.runtime.Position;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The moderation operations, shared by the Howl protocol, the HTTP API and the original wire. Never blocks; safe for
 * use by several threads.
 *
 * <p>Stages fail with a {@link dev.howl.runtime.CodedException}: {@code not_found} if there is no such response,
 * {@code conflict} if it has been decided differently, {@code unavailable} while the database is unavailable. A failed
 * call has changed nothing, with one exception: {@code unavailable} may say that the result is unknown. Repeating a
 * call is safe.
 */
public interface ModerationDesk {

    /**
     * Shows a pending response to every panel. A panel that has shown it before replaces the card.
     *
     * @return the position of the event; fails with {@code conflict} if the response is no longer pending
     */
    CompletionStage<Position> announce(String responseId);

    /**
     * Approves a reply for publication; every panel removes its card. For a response that is approved already, the
     * stage completes with the first decision.
     *
     * @param by the operator, shortened to 200 characters
     * @param text the text to publish instead of the prepared reply; {@code null} for the prepared reply
     */
    CompletionStage<ResponseResolved> approve(String responseId, String by, @Nullable String text);

    /**
     * Rejects a reply; every panel removes its card. For a response that is rejected already, the stage completes with
     * the first decision.
     *
     * @param by the operator, shortened to 200 characters
     * @param reason stored with the decision, or {@code null}
     */
    CompletionStage<ResponseResolved> reject(String responseId, String by, @Nullable String reason);

    /**
     * Returns the pending responses and the position of the topic at which they were taken. A response that another
     * program has written to the database is part of them, whether or not it has been announced.
     */
    CompletionStage<PendingResponsesSnapshot> pending();
}
