package dev.howl.demo;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The deadline of a step, which ends early when the server's process ends. */
final class StepTimeout {
    private final Duration limit;
    private final long deadline;
    private final CompletableFuture<Integer> serverEnd;

    /**
     * Starts the time.
     *
     * @param serverEnd completes with the server's exit code
     */
    StepTimeout(Duration limit, CompletableFuture<Integer> serverEnd) {
        this(limit, System.nanoTime() + limit.toNanos(), serverEnd);
    }

    private StepTimeout(Duration limit, long deadline, CompletableFuture<Integer> serverEnd) {
        this.limit = limit;
        this.deadline = deadline;
        this.serverEnd = serverEnd;
    }

    /**
     * Waits for a stage and returns its result.
     *
     * @param what the awaited thing, for the failure's message, such as {@code a quote for Anna}
     */
    <T> T await(CompletionStage<T> wanted, String what) throws StepFailedException, InterruptedException {
        CompletableFuture<T> future = wanted.toCompletableFuture();
        get(CompletableFuture.anyOf(future, serverEnd), what);
        if (!future.isDone()) {
            throw new StepFailedException(
                    "the server exited with " + serverEnd.join() + " before this arrived: " + what);
        }
        return get(future, what);
    }

    /** Returns the same deadline without the end of the server. */
    StepTimeout ignoringServerEnd() {
        return new StepTimeout(limit, deadline, new CompletableFuture<>());
    }

    /** Waits for the end of the server and returns its exit code. */
    int awaitServerEnd() throws StepFailedException, InterruptedException {
        return get(serverEnd, "the end of the server");
    }

    /** Returns the remaining time, at least one millisecond. */
    Duration left() {
        return Duration.ofNanos(Math.max(1_000_000, deadline - System.nanoTime()));
    }

    private <T> T get(CompletableFuture<T> future, String what) throws StepFailedException, InterruptedException {
        try {
            return future.get(left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new StepFailedException("this did not arrive within " + TourScreen.text(limit) + ": " + what, e);
        } catch (ExecutionException e) {
            throw new StepFailedException(what + ": " + Causes.sentence(e), e);
        }
    }
}
