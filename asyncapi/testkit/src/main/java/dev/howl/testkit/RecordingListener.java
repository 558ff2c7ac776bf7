package dev.howl.testkit;

import dev.howl.runtime.Direction;
import dev.howl.testkit.proxy.ProxyListener;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The bridge from the proxy's threads to the one thread that owns the recording. That thread processes data in the
 * order in which the proxy forwards it; a query sees everything that was forwarded before.
 */
public final class RecordingListener<S extends TrafficSink> implements ProxyListener, AutoCloseable {
    /** Bytes that may be queued. Beyond them the proxy blocks, so that memory stays bounded. */
    private static final int MAX_WAITING = 64 * 1024 * 1024;

    private final S recording;
    private final Semaphore waiting = new Semaphore(MAX_WAITING);
    private final ExecutorService reading = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "recorder-reading");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Creates a listener with a thread.
     *
     * @param recording used by that thread alone, until {@link #close}
     */
    public RecordingListener(S recording) {
        this.recording = recording;
    }

    @Override
    public void opened(int connection) {
        tell(record -> record.opened(connection));
    }

    @Override
    public void bytes(int connection, Direction direction, byte[] bytes) {
        waiting.acquireUninterruptibly(bytes.length);
        tell(record -> {
            try {
                record.read(connection, direction, bytes);
            } finally {
                waiting.release(bytes.length);
            }
        });
    }

    @Override
    public void closed(int connection) {
        tell(record -> record.closed(connection));
    }

    @Override
    public void forwarded(int connection, Direction direction, long nanos) {
        tell(record -> record.forwarded(connection, direction, nanos));
    }

    @Override
    public void unreachable(int connection, IOException why) {
        tell(record -> record.unreachable(connection, why));
    }

    @Override
    public void refused() {
        tell(TrafficSink::refused);
    }

    /** Runs an action on the recording's thread, after everything that was queued before. */
    public void tell(Consumer<S> action) {
        reading.execute(() -> {
            try {
                action.accept(recording);
            } catch (RuntimeException e) {
                recording.failed(e);
            }
        });
    }

    /** Runs a query on the recording's thread, after everything that was queued before, and waits for its result. */
    public <T> T ask(Function<S, T> question) {
        if (reading.isTerminated()) {
            return question.apply(recording);
        }
        try {
            return CompletableFuture.supplyAsync(() -> question.apply(recording), reading)
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Processes what is queued; afterwards the recording does not change any more. */
    @Override
    public void close() {
        reading.shutdown();
        try {
            if (!reading.awaitTermination(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the recorder did not process its queue within 30 s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
