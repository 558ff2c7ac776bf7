package dev.howl.app.originals.moderation;

import dev.howl.app.contract.PendingResponsesSnapshot;
import dev.howl.app.contract.ResponseResolved;
import dev.howl.app.moderation.ModerationDesk;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.runtime.Position;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The moderation of a server without a database: every operation fails with {@code unavailable}. */
final class UnavailableModerationDesk implements ModerationDesk {

    @Override
    public CompletionStage<Position> announce(String responseId) {
        return refused();
    }

    @Override
    public CompletionStage<ResponseResolved> approve(String responseId, String by, @Nullable String text) {
        return refused();
    }

    @Override
    public CompletionStage<ResponseResolved> reject(String responseId, String by, @Nullable String reason) {
        return refused();
    }

    @Override
    public CompletionStage<PendingResponsesSnapshot> pending() {
        return refused();
    }

    private static <T> CompletionStage<T> refused() {
        return CompletableFuture.failedStage(
                new CodedException(Codes.UNAVAILABLE, "this needs a database that all nodes share"));
    }
}
