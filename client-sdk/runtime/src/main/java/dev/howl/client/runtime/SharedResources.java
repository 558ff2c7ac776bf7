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
 * The threads and the HTTP client that all connections of the process share. They are counted: {@link SharedLease} says
 * which connections use them.
 *
 * <p>The HTTP client is shared because one per connection would keep a selector thread until it is garbage-collected.
 * All threads are daemon threads. The executors are never shut down, so that calls on a closed client still run, and
 * fail in the usual way; while no connection is open their threads end as soon as they have nothing to do.
 */
final class SharedResources implements Scheduler {
    private static final int LOOP_THREADS = 2;
    private static final long KEEP_ALIVE_MILLIS = 10_000;
    /** Greater than zero, which a pool of core threads does not accept. */
    private static final long KEEP_ALIVE_UNUSED_MILLIS = 50;

    private static final SharedResources INSTANCE = new SharedResources();

    private final ScheduledThreadPoolExecutor loops = new ScheduledThreadPoolExecutor(LOOP_THREADS, daemons("loop"));
    private final ThreadPoolExecutor callbacks = cached("callback");
    private final ThreadPoolExecutor io = cached("io");
    private final SharedHttpClient http = new SharedHttpClient(io);
    private int leases; // guarded by this

    private SharedResources() {
        loops.setRemoveOnCancelPolicy(true);
    }

    static SharedResources instance() {
        return INSTANCE;
    }

    /** Called before a connection uses anything here. */
    synchronized void acquire() {
        if (leases++ == 0) {
            loops.allowCoreThreadTimeOut(false);
            keepAlive(KEEP_ALIVE_MILLIS);
        }
    }

    /** Called when a connection has ended. After the last one no thread stays. */
    synchronized void release() {
        if (--leases == 0) {
            http.release();
            keepAlive(KEEP_ALIVE_UNUSED_MILLIS);
            loops.allowCoreThreadTimeOut(true);
        }
    }

    Executor callbacks() {
        return callbacks;
    }

    synchronized HttpClient httpClient() {
        return http.get();
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

    private void keepAlive(long millis) {
        loops.setKeepAliveTime(millis, TimeUnit.MILLISECONDS);
        callbacks.setKeepAliveTime(millis, TimeUnit.MILLISECONDS);
        io.setKeepAliveTime(millis, TimeUnit.MILLISECONDS);
    }

    private static ThreadPoolExecutor cached(String name) {
        return new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                KEEP_ALIVE_MILLIS,
                TimeUnit.MILLISECONDS,
                new SynchronousQueue<>(),
                daemons(name));
    }

    private static ThreadFactory daemons(String name) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "howl-client-" + name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
