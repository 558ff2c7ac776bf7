package dev.howl.testkit;

import dev.howl.runtime.Direction;
import dev.howl.testkit.proxy.ProxyListener;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Hands everything to one thread, which alone touches the transcript: pieces are read in the order in which they were
 * passed on, and whoever asks sees all that was passed on before.
 */
final class RecordingListener implements ProxyListener, AutoCloseable {
    /** Bytes that may wait to be read; beyond them the proxy waits rather than fill the memory. */
    private static final int MAX_WAITING = 64 * 1024 * 1024;

    private final Recording recording;
    private final Semaphore waiting = new Semaphore(MAX_WAITING);
    private final ExecutorService reading = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "recorder-reading");
        thread.setDaemon(true);
        return thread;
    });

    RecordingListener(Recording recording) {
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

    /** Has something done to the transcript once all that came before has been read. */
    void tell(Consumer<Recording> action) {
        reading.execute(() -> {
            try {
                action.accept(recording);
            } catch (RuntimeException e) {
                recording.broken("reading failed: " + e, e);
            }
        });
    }

    /** Asks the transcript once all that came before has been read. */
    <T> T ask(Function<Recording, T> question) {
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

    /** Reads what is left; afterwards the transcript changes no more. */
    @Override
    public void close() {
        reading.shutdown();
        try {
            if (!reading.awaitTermination(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("what was recorded could not be read within 30 s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
