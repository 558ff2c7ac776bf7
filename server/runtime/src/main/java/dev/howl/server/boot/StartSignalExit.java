package dev.howl.server.boot;

import dev.howl.server.shutdown.SignalExit;
import dev.howl.server.shutdown.Signals;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The exit on SIGTERM and SIGINT while the application starts: with exit code 0, once Spring's shutdown hook has closed
 * the application context. The hook waits for a start that waits for a database or for Redis, so the process is halted
 * after five seconds, unless it serves clients already. A second signal halts it with 1. {@link SignalExit} takes over
 * when the start is done.
 */
public final class StartSignalExit {
    private static final Logger LOG = LoggerFactory.getLogger(StartSignalExit.class);

    private static final AtomicBoolean INSTALLED = new AtomicBoolean();
    private static final long HALT_SECONDS = 5;
    private static volatile boolean signalled;
    private static volatile boolean serving;

    private StartSignalExit() {}

    /**
     * Installs the handlers, once per process. Call it as early as possible, because the JVM's own handlers exit with
     * 143 or 130.
     */
    public static void install() {
        if (!INSTALLED.getAndSet(true)) {
            Signals.handle(StartSignalExit::received);
        }
    }

    /** Returns whether a signal has ended the start, whose failure then needs no report. */
    public static boolean isSignalled() {
        return signalled;
    }

    /** Records that clients can connect, so that the process is drained in any case. */
    static void serves() {
        serving = true;
    }

    private static void received(String name, int count) {
        if (count > 1) {
            Runtime.getRuntime().halt(1);
        }
        signalled = true;
        LOG.info("SIG{} during the start: closing the application; another signal ends the process at once", name);
        CompletableFuture.delayedExecutor(HALT_SECONDS, TimeUnit.SECONDS).execute(StartSignalExit::haltUnlessServing);
        Signals.startExit(() -> System.exit(0));
    }

    private static void haltUnlessServing() {
        if (!serving) {
            Runtime.getRuntime().halt(0);
        }
    }
}
