package dev.howl.app.moderation;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Answers for a database that does not, before whoever asked stops waiting. */
final class InTime {
    /** The SDK waits for ten seconds. */
    private static final Duration LONGEST = Duration.ofSeconds(8);

    private InTime() {}

    static <T> CompletionStage<T> of(CompletionStage<T> answer) {
        CompletableFuture<T> inTime = new CompletableFuture<>();
        answer.whenComplete((value, failure) -> {
            if (failure == null) {
                inTime.complete(value);
            } else {
                inTime.completeExceptionally(
                        failure instanceof CompletionException && failure.getCause() != null
                                ? failure.getCause()
                                : failure);
            }
        });
        return inTime.orTimeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(failure ->
                        CompletableFuture.failedStage(failure instanceof TimeoutException ? late() : failure));
    }

    private static CodedException late() {
        return new CodedException(
                Codes.UNAVAILABLE, "the database does not answer; whether it was done is not known", null, true);
    }
}
