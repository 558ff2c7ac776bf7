package dev.howl.server.shutdown;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process on SIGTERM and SIGINT: says that it is not ready any more, drains, closes the application and exits
 * with 0, or 1 where it was cut short. Without it the JVM exits with 143 or 130.
 *
 * <p>A second signal, a second or more after the first one, cuts it short: all clients are closed at once, and the
 * process exits with 1 within ten seconds. A third one ends it on the spot.
 */
public final class SignalExit {
    private static final Logger LOG = LoggerFactory.getLogger(SignalExit.class);
    /** Who signals a process and then its group, as timeout(1) does, signals once. */
    private static final long SAME_SIGNAL_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final long HURRIED_EXIT_SECONDS = 10;

    private final Runnable unready;
    private final Drain drain;
    private final Runnable close;
    /** Guarded by this: the signals that count. */
    private int signals;

    /** Guarded by this: when the last of them came. */
    private long signalledAt;

    private SignalExit(Runnable unready, Drain drain, Runnable close) {
        this.unready = unready;
        this.drain = drain;
        this.close = close;
    }

    /**
     * Takes the signals over for the rest of the process.
     *
     * @param unready tells whoever sends clients here to send no more
     * @param close ends the application, and returns when it has ended
     */
    public static SignalExit install(Runnable unready, Drain drain, Runnable close) {
        SignalExit exit = new SignalExit(unready, drain, close);
        exit.handle("TERM");
        exit.handle("INT");
        return exit;
    }

    /** By reflection: there is no other API for signals, and javac warns of this one in a way that nothing silences. */
    private void handle(String name) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler received = (proxy, method, arguments) -> switch (method.getName()) {
                case "equals" -> arguments != null && proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                case "toString" -> "SignalExit";
                default -> {
                    signalled(name);
                    yield null;
                }
            };
            Object instance =
                    Proxy.newProxyInstance(SignalExit.class.getClassLoader(), new Class<?>[] {handler}, received);
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), instance);
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.warn("SIG{} cannot be handled here: the process will not exit with 0 on it", name, e);
        }
    }

    private synchronized void signalled(String name) {
        long now = System.nanoTime();
        if (signals > 0 && now - signalledAt < SAME_SIGNAL_NANOS) {
            return;
        }
        signals++;
        signalledAt = now;
        switch (signals) {
            case 1 -> {
                LOG.info("SIG{}: draining; another one ends it at once", name);
                Thread exiting = new Thread(this::exit, "howl-exit");
                // Or it would be, as whoever handles signals is, and the JVM would end before it, with 0.
                exiting.setDaemon(false);
                exiting.start();
            }
            case 2 -> {
                LOG.warn("SIG{} again: closing everybody at once", name);
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

    /** Nothing that goes wrong there may keep the clients from being told. */
    private void unready() {
        try {
            unready.run();
        } catch (RuntimeException e) {
            LOG.warn("readiness could not be taken back", e);
        }
    }

    private static void haltLater() {
        CompletableFuture.delayedExecutor(HURRIED_EXIT_SECONDS, TimeUnit.SECONDS)
                .execute(() -> Runtime.getRuntime().halt(1));
    }
}
