package dev.howl.client.runtime;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads and the HTTP client that all connections of the process share, each created on first use.
 *
 * <p>The HTTP client is shared because one per connection would keep a selector thread until it is garbage-collected.
 * All threads are daemon threads.
 */
final class SharedResources implements Scheduler {
    private static final int LOOP_THREADS = 2;
    private static final long KEEP_ALIVE_SECONDS = 10;

    private final ScheduledThreadPoolExecutor loops;

    private SharedResources() {
        loops = new ScheduledThreadPoolExecutor(LOOP_THREADS, daemons("loop"));
        loops.setRemoveOnCancelPolicy(true);
    }

    static Scheduler scheduler() {
        return Loops.INSTANCE;
    }

    static Executor callbacks() {
        return Callback.INSTANCE;
    }

    static HttpClient httpClient() {
        return Http.INSTANCE;
    }

    @Override
    public Executor executor() {
        return loops;
    }

    @Override
    public Cancellable schedule(Runnable task, Duration delay) {
        ScheduledFuture<?> future = loops.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    private static ThreadPoolExecutor cached(String name) {
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), daemons(name));
    }

    private static ThreadFactory daemons(String name) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "howl-client-" + name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    private static final class Loops {
        static final SharedResources INSTANCE = new SharedResources();
    }

    private static final class Callback {
        static final Executor INSTANCE = cached("callback");
    }

    private static final class Http {
        static final HttpClient INSTANCE = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .executor(cached("io"))
                .build();
    }
}
