package dev.howl.testkit.conformance.client;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A time limit for blocking writes: a socket whose peer does not read is closed. One daemon thread serves all. */
final class WriteWatchdog {
    private static final ScheduledExecutorService TIMER = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "conformance-watchdog");
        thread.setDaemon(true);
        return thread;
    });

    private WriteWatchdog() {}

    /** A write. */
    interface Write {
        void run() throws IOException;
    }

    static void limit(Duration timeout, Closeable socket, Write write) throws IOException {
        ScheduledFuture<?> close =
                TIMER.schedule(() -> closeQuietly(socket), timeout.toMillis(), TimeUnit.MILLISECONDS);
        try {
            write.run();
        } finally {
            close.cancel(false);
        }
    }

    private static void closeQuietly(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // The write fails, which is all that is wanted.
        }
    }
}
