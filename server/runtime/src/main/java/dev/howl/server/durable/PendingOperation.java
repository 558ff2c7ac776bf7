package dev.howl.server.durable;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** An operation that waits for a transaction and reports its outcome after the commit. */
final class PendingOperation<T extends @Nullable Object> {
    private final StoreOperation<T> operation;
    private final int size;
    private final long deadline;
    private final CompletableFuture<T> done = new CompletableFuture<>();
    private @Nullable Runnable outcome;

    /**
     * @param size bytes that it retains
     * @param deadline in nanoseconds of {@link System#nanoTime()}
     */
    PendingOperation(StoreOperation<T> operation, int size, long deadline) {
        this.operation = operation;
        this.size = size;
        this.deadline = deadline;
    }

    CompletableFuture<T> done() {
        return done;
    }

    int size() {
        return size;
    }

    boolean isLate(long now) {
        return deadline - now < 0;
    }

    /**
     * Runs the operation. Its result or refusal is published by {@link #tell} once the transaction has been committed.
     */
    void run(AppendTransaction transaction) {
        try {
            T result = operation.in(transaction);
            outcome = () -> done.complete(result);
        } catch (RuntimeException refusal) {
            if (DatabaseFailures.isUnavailability(refusal)) {
                throw refusal;
            }
            outcome = () -> done.completeExceptionally(refusal);
        }
    }

    void tell() {
        if (outcome != null) {
            outcome.run();
        }
    }

    void fail(Throwable failure) {
        done.completeExceptionally(failure);
    }
}
