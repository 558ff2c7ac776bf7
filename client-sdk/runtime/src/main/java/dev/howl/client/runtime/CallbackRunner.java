package dev.howl.client.runtime;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way to user code: on the user's executor, and nothing that it throws comes back. Safe for several threads. */
final class CallbackRunner {
    private static final Logger LOG = LoggerFactory.getLogger(CallbackRunner.class);
    private static final Duration AFTER_REJECTION = Duration.ofMillis(100);

    private final Executor executor;
    private final Scheduler scheduler;
    private final @Nullable Consumer<? super Throwable> onListenerError;
    private volatile boolean over;

    CallbackRunner(Executor executor, Scheduler scheduler, @Nullable Consumer<? super Throwable> onListenerError) {
        this.executor = executor;
        this.scheduler = scheduler;
        this.onListenerError = onListenerError;
    }

    /** A serial executor over the user's. */
    SerialExecutor serial() {
        return new SerialExecutor(executor, this::runLater);
    }

    /** The connection has ended: what the executor rejects from now on is not tried again. */
    void end() {
        over = true;
    }

    private boolean runLater(Runnable task) {
        if (over || (executor instanceof ExecutorService service && service.isShutdown())) {
            return false;
        }
        scheduler.schedule(task, AFTER_REJECTION);
        return true;
    }

    /** Calls a listener in this thread, which is one of the executor's. What it throws is logged and reported. */
    <T> void call(Consumer<? super T> listener, T value) {
        try {
            listener.accept(value);
        } catch (Throwable e) {
            LOG.error("a listener failed", e);
            report(e);
        }
    }

    private void report(Throwable error) {
        if (onListenerError == null) {
            return;
        }
        try {
            onListenerError.accept(error);
        } catch (Throwable e) {
            LOG.error("the listener for failures of listeners failed", e);
        }
    }

    /** Runs user code once; where the executor rejects it, {@code rejected} is told in this thread. */
    void run(Runnable task, Consumer<? super RuntimeException> rejected) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            rejected.accept(e);
        }
    }

    <T extends @Nullable Object> void complete(CompletableFuture<T> future, @Nullable T value) {
        run(() -> future.complete(value), rejected -> future.complete(value));
    }

    void fail(CompletableFuture<?> future, Throwable cause) {
        run(() -> future.completeExceptionally(cause), rejected -> future.completeExceptionally(cause));
    }
}
