package dev.howl.server.shutdown;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The orderly exit on SIGTERM and SIGINT: makes the application refuse traffic, drains it, closes it and exits with 0,
 * or with 1 if the drain was cut short. Without it the JVM exits with 143 or 130.
 *
 * <p>A second signal, at least one second after the first, cuts the drain short: all sessions are closed at once and
 * the process exits with 1 within ten seconds. A third one halts it immediately.
 */
public final class SignalExit {
    private static final Logger LOG = LoggerFactory.getLogger(SignalExit.class);
    private static final long HURRIED_EXIT_SECONDS = 10;

    private final Runnable unready;
    private final Drain drain;
    private final Runnable close;

    private SignalExit(Runnable unready, Drain drain, Runnable close) {
        this.unready = unready;
        this.drain = drain;
        this.close = close;
    }

    /**
     * Installs the handlers for the rest of the process.
     *
     * @param unready makes the readiness probe fail, so that load balancers send no more clients
     * @param close closes the application and returns when it is closed
     */
    public static void install(Runnable unready, Drain drain, Runnable close) {
        SignalExit exit = new SignalExit(unready, drain, close);
        Signals.handle(exit::received);
    }

    private void received(String name, int count) {
        switch (count) {
            case 1 -> {
                LOG.info("SIG{}: draining; a second signal stops at once", name);
                Signals.startExit(this::exit);
            }
            case 2 -> {
                LOG.warn("SIG{} again: closing all sessions at once", name);
                drain.hurry();
                haltLater();
            }
            default -> Runtime.getRuntime().halt(1);
        }
    }

    private void exit() {
        int code = 1;
        try {
            unready();
            drain.start().toCompletableFuture().join();
            close.run();
            code = drain.isCutShort() ? 1 : 0;
        } finally {
            System.exit(code);
        }
    }

    /** Makes the application refuse traffic. A failure must not keep the clients from being told. */
    private void unready() {
        try {
            unready.run();
        } catch (RuntimeException e) {
            LOG.warn("The application could not be marked as refusing traffic", e);
        }
    }

    private static void haltLater() {
        CompletableFuture.delayedExecutor(HURRIED_EXIT_SECONDS, TimeUnit.SECONDS)
                .execute(() -> Runtime.getRuntime().halt(1));
    }
}
