package dev.howl.server.durable;

import dev.howl.server.thread.Worker;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A reading of the tables that is shared by all who ask before it begins: when many clients come back at once, the
 * database is asked once or twice. Safe for use by several threads.
 */
final class CatchUp {
    private static final long LONGEST_MILLIS = 2_000;

    private final Worker worker;
    private final Supplier<CompletionStage<Void>> reading;
    /** What those wait for who came after the last reading had begun. */
    private final AtomicReference<@Nullable CompletableFuture<Void>> next = new AtomicReference<>();

    /** @param reading is begun on the worker */
    CatchUp(Worker worker, Supplier<CompletionStage<Void>> reading) {
        this.worker = worker;
        this.reading = reading;
    }

    /** Completes, never exceptionally, when a reading that begins after the call has ended, or when that takes long. */
    CompletionStage<Void> ask() {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> present = next.compareAndExchange(null, mine);
        if (present != null) {
            return present.copy();
        }
        mine.completeOnTimeout(null, LONGEST_MILLIS, TimeUnit.MILLISECONDS);
        worker.run(() -> {
            next.set(null);
            read(mine);
        });
        return mine.copy();
    }

    private void read(CompletableFuture<Void> told) {
        try {
            reading.get().whenComplete((done, failure) -> told.complete(null));
        } catch (RuntimeException e) {
            told.complete(null);
            throw e;
        }
    }
}
