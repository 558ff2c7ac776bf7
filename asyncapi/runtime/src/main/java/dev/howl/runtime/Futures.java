package dev.howl.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Static methods that unwrap the failures of futures. */
public final class Futures {
    private Futures() {}

    /**
     * Returns a failure without the {@link CompletionException}s and {@link ExecutionException}s around it.
     *
     * @param failure as a future reports it
     * @return the first throwable of the chain of causes that is not one of these wrappers, or the innermost wrapper if
     *     it has no cause
     */
    public static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while (isWrapper(cause)) {
            Throwable inner = cause.getCause();
            if (inner == null) {
                break;
            }
            cause = inner;
        }
        return cause;
    }

    /**
     * Waits until a stage has completed and returns its result. Blocks without a time limit.
     *
     * @throws RuntimeException the stage's own failure if it is one, in place of the wrapper that {@link
     *     CompletableFuture#join} throws
     * @throws CompletionException around a failure that is no {@code RuntimeException}
     */
    public static <T> T join(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw cause(e) instanceof RuntimeException unwrapped ? unwrapped : e;
        }
    }

    /**
     * Returns a future that completes as a stage does, but fails with another failure.
     *
     * @param mapping is called with the stage's own failure, without wrappers; the future fails with what it returns,
     *     itself and not as a cause
     */
    public static <T extends @Nullable Object> CompletableFuture<T> mapFailure(
            CompletionStage<T> stage, UnaryOperator<Throwable> mapping) {
        CompletableFuture<T> mapped = new CompletableFuture<>();
        stage.whenComplete((value, failure) -> {
            if (failure == null) {
                mapped.complete(value);
            } else {
                mapped.completeExceptionally(mapping.apply(cause(failure)));
            }
        });
        return mapped;
    }

    private static boolean isWrapper(Throwable failure) {
        return failure instanceof CompletionException || failure instanceof ExecutionException;
    }
}
