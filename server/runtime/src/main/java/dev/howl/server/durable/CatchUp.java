package dev.howl.server.durable;

import dev.howl.server.thread.Worker;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A read of the tables that is shared by all callers waiting for it to begin. When many clients reconnect at once, the
 * database is read once or twice, not once for each of them. Safe for use by several threads.
 */
final class CatchUp {
    private static final long TIMEOUT_MILLIS = 2_000;

    private final Worker worker;
    private final Supplier<CompletionStage<Void>> reading;
    /** Completed by the next read; {@code null} where none is scheduled. */
    private final AtomicReference<@Nullable CompletableFuture<Void>> next = new AtomicReference<>();

    /** @param reading starts a read; called on the worker */
    CatchUp(Worker worker, Supplier<CompletionStage<Void>> reading) {
        this.worker = worker;
        this.reading = reading;
    }

    /** Completes, never exceptionally, when a read that began after the call has ended, or after two seconds. */
    CompletionStage<Void> ask() {
        CompletableFuture<Void> created = new CompletableFuture<>();
        CompletableFuture<Void> scheduled = next.compareAndExchange(null, created);
        if (scheduled != null) {
            return scheduled.copy();
        }
        created.completeOnTimeout(null, TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        worker.run(() -> {
            next.set(null);
            read(created);
        });
        return created.copy();
    }

    private void read(CompletableFuture<Void> done) {
        try {
            reading.get().whenComplete((result, failure) -> done.complete(null));
        } catch (RuntimeException e) {
            done.complete(null);
            throw e;
        }
    }
}
