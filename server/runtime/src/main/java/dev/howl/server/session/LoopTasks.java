package dev.howl.server.session;

import io.netty.channel.EventLoop;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.IntSupplier;

/** Tasks on event loops that may be shut down. */
final class LoopTasks {
    private LoopTasks() {}

    /** Runs a task on an event loop later. Drops it once the loop has been shut down, and with it its connections. */
    static void execute(EventLoop loop, Runnable task) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException e) {
            // No connection is left that the task could concern.
        }
    }

    /** Runs a task that counts on an event loop; completes with 0 if the loop has been shut down. */
    static CompletionStage<Integer> count(EventLoop loop, IntSupplier task) {
        CompletableFuture<Integer> counted = new CompletableFuture<>();
        try {
            loop.execute(() -> {
                try {
                    counted.complete(task.getAsInt());
                } catch (RuntimeException | Error e) {
                    counted.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            counted.complete(0);
        }
        return counted;
    }

    /** Runs a task at once if the caller is on the loop, otherwise as {@link #execute} does. */
    static void run(EventLoop loop, Runnable task) {
        if (loop.inEventLoop()) {
            task.run();
        } else {
            execute(loop, task);
        }
    }
}
