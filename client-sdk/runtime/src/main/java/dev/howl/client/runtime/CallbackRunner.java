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

/**
 * A runner of user callbacks on the user's executor. All calls into user code pass through it; exceptions of a callback
 * are logged and reported, and never reach the client. Thread-safe.
 */
final class CallbackRunner {
    private static final Logger LOG = LoggerFactory.getLogger(CallbackRunner.class);
    private static final Duration RETRY_AFTER_REJECTION = Duration.ofMillis(100);

    private final Executor executor;
    private final Scheduler scheduler;
    private final @Nullable Consumer<? super Throwable> onListenerError;
    private volatile boolean ended;

    CallbackRunner(Executor executor, Scheduler scheduler, @Nullable Consumer<? super Throwable> onListenerError) {
        this.executor = executor;
        this.scheduler = scheduler;
        this.onListenerError = onListenerError;
    }

    /** Returns a new serial executor on top of the user's. */
    SerialExecutor serial() {
        return new SerialExecutor(executor, this::retryLater);
    }

    /** Marks the connection as ended: tasks that the executor rejects from now on are dropped. */
    void end() {
        ended = true;
    }

    private boolean retryLater(Runnable task) {
        if (ended || (executor instanceof ExecutorService service && service.isShutdown())) {
            return false;
        }
        scheduler.schedule(task, RETRY_AFTER_REJECTION);
        return true;
    }

    /** Calls a listener in the calling thread, which is one of the user's executor. Logs and reports what it throws. */
    <T> void call(Consumer<? super T> listener, T value) {
        try {
            listener.accept(value);
        } catch (Throwable e) {
            LOG.error("a listener failed", e);
            report(e);
        }
    }

    /** Logs and reports a failure of user code that ended later. */
    void failed(Throwable error) {
        LOG.error("a handler of requests failed", error);
        report(error);
    }

    private void report(Throwable error) {
        if (onListenerError == null) {
            return;
        }
        try {
            onListenerError.accept(error);
        } catch (Throwable e) {
            LOG.error("the onListenerError listener failed", e);
        }
    }

    /**
     * Runs user code once on the executor. If the executor rejects it, calls {@code rejected} in the calling thread.
     */
    void run(Runnable task, Consumer<? super RuntimeException> rejected) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            rejected.accept(e);
        }
    }

    /** Completes a user's future on the executor, or in the calling thread if the executor rejects the task. */
    <T extends @Nullable Object> void complete(CompletableFuture<T> future, @Nullable T value) {
        run(() -> future.complete(value), rejected -> future.complete(value));
    }

    /** Calls a listener on the executor with the failure of a future, once it has failed. */
    void whenFailed(CompletableFuture<?> future, Consumer<? super Throwable> listener) {
        var unused = future.whenComplete((value, failure) -> {
            if (failure != null) {
                run(() -> call(listener, failure), rejected -> call(listener, failure));
            }
        });
    }

    /** Fails a user's future on the executor, or in the calling thread if the executor rejects the task. */
    void fail(CompletableFuture<?> future, Throwable cause) {
        run(() -> future.completeExceptionally(cause), rejected -> future.completeExceptionally(cause));
    }
}
