package dev.howl.testkit.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** The output of a child process as lines that can be awaited; it keeps the first 10,000. Thread-safe. */
final class ProcessOutput {
    private static final int MAX_LINES = 10_000;

    /** Guarded by this. */
    private final List<String> lines = new ArrayList<>();

    /** Guarded by this. */
    private final List<Waiting> waiting = new ArrayList<>();

    /** Guarded by this. */
    private boolean ended;

    private record Waiting(Predicate<String> predicate, CompletableFuture<String> found) {}

    synchronized void add(String line) {
        if (lines.size() < MAX_LINES) {
            lines.add(line);
        }
        waiting.stream().filter(one -> one.predicate.test(line)).forEach(one -> one.found.complete(line));
        waiting.removeIf(one -> one.found.isDone());
    }

    /** Marks the end of the output; pending and later waits for other lines fail. */
    synchronized void end() {
        ended = true;
        waiting.forEach(one -> one.found.completeExceptionally(new IllegalStateException("the program ended")));
    }

    /**
     * Returns the first line that matches the predicate, including lines written before the call. Blocks until there is
     * one.
     *
     * @throws AssertionError if no line matches in time, or the program ends without one; the message contains the
     *     output
     */
    String await(Predicate<String> predicate, Duration timeout) {
        try {
            return find(predicate).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new AssertionError("no matching line within " + timeout + "; output of the program:\n" + text(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private synchronized CompletableFuture<String> find(Predicate<String> predicate) {
        CompletableFuture<String> found = new CompletableFuture<>();
        lines.stream().filter(predicate).findFirst().ifPresent(found::complete);
        if (ended) {
            found.completeExceptionally(new IllegalStateException("the program ended"));
        }
        waiting.add(new Waiting(predicate, found));
        return found;
    }

    /** Returns the lines so far, separated by line breaks. */
    synchronized String text() {
        return String.join("\n", lines);
    }
}
