package dev.howl.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A function that is applied to the items of a list by several threads, with the outcome of a loop: the results in the
 * order of the items, or the failure of the first item that has one. Its threads have the context class loader of the
 * caller, which works along with them, and have ended when a call returns. Keep the function free of side effects:
 * items behind a failure may have been visited or not.
 */
public final class ParallelMap {
    /** So few items are not worth a thread. */
    private static final int FEWEST_PER_THREAD = 32;

    private final int threads;

    /** @param threads most threads that work on a list, the caller's included; 1 for a loop */
    public ParallelMap(int threads) {
        this.threads = threads;
    }

    /** Returns one that uses all cores. */
    public static ParallelMap onAllCores() {
        return new ParallelMap(Runtime.getRuntime().availableProcessors());
    }

    /** Returns the results in the order of the items. What the function throws is thrown here; it returns no {@code null}. */
    public <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function) {
        int helpers = Math.min(threads, items.size() / FEWEST_PER_THREAD) - 1;
        Run<T, R> run = new Run<>(items, function);
        List<Thread> started = new ArrayList<>();
        try {
            for (int i = 0; i < helpers; i++) {
                Thread helper = new Thread(run, "howl-map-" + (i + 1));
                helper.setDaemon(true);
                helper.start();
                started.add(helper);
            }
            run.run();
        } finally {
            await(started);
        }
        return run.results();
    }

    /** An interrupt is left to the caller: it ends no thread early, and none may work on after the call. */
    private static void await(List<Thread> helpers) {
        boolean interrupted = false;
        for (Thread helper : helpers) {
            while (helper.isAlive()) {
                try {
                    helper.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * One call. Items are taken in their order and each that was taken is finished, so that whatever fails, all items
     * before it have an outcome.
     */
    private static final class Run<T, R> implements Runnable {
        private final List<T> items;
        private final Function<? super T, ? extends R> function;
        private final AtomicInteger next = new AtomicInteger();
        private final Object[] results;
        private final @Nullable Throwable[] failures;

        Run(List<T> items, Function<? super T, ? extends R> function) {
            this.items = items;
            this.function = function;
            this.results = new Object[items.size()];
            this.failures = new Throwable[items.size()];
        }

        @Override
        public void run() {
            for (int i = next.getAndIncrement(); i < results.length; i = next.getAndIncrement()) {
                try {
                    results[i] = function.apply(items.get(i));
                } catch (RuntimeException | Error e) {
                    failures[i] = e;
                    next.set(results.length);
                }
            }
        }

        @SuppressWarnings("unchecked")
        List<R> results() {
            for (Throwable failure : failures) {
                if (failure instanceof Error error) {
                    throw error;
                }
                if (failure != null) {
                    throw (RuntimeException) failure;
                }
            }
            return (List<R>) List.of(results);
        }
    }
}
