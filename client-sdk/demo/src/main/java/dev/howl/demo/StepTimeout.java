package dev.howl.demo;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what has to come, for as long as a step may last and the server lives. */
final class StepTimeout {
    private final Duration limit;
    private final long deadline;
    private final CompletableFuture<Integer> serverEnd;

    /**
     * Begins now.
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
     * What the stage completes with.
     *
     * @param what a noun for the message of the failure, such as {@code a quote for Anna}
     */
    <T> T await(CompletionStage<T> wanted, String what) throws StepFailedException, InterruptedException {
        CompletableFuture<T> future = wanted.toCompletableFuture();
        get(CompletableFuture.anyOf(future, serverEnd), what);
        if (!future.isDone()) {
            throw new StepFailedException(
                    "the server ended with " + serverEnd.join() + " while this was awaited: " + what);
        }
        return get(future, what);
    }

    /** The same, for what may come after the server's end. */
    StepTimeout whateverTheServerDoes() {
        return new StepTimeout(limit, deadline, new CompletableFuture<>());
    }

    /** The server's exit code. */
    int awaitServerEnd() throws StepFailedException, InterruptedException {
        return get(serverEnd, "the end of the server");
    }

    /** How much time is left, a millisecond at least. */
    Duration left() {
        return Duration.ofNanos(Math.max(1_000_000, deadline - System.nanoTime()));
    }

    private <T> T get(CompletableFuture<T> future, String what) throws StepFailedException, InterruptedException {
        try {
            return future.get(left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new StepFailedException("this did not come within " + TourScreen.text(limit) + ": " + what, e);
        } catch (ExecutionException e) {
            throw new StepFailedException(what + ": " + Causes.sentence(e), e);
        }
    }
}
