package dev.howl.server.shutdown;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process on SIGTERM and SIGINT: closes the application and exits with 0, or 1 where it was cut short. Without
 * it the JVM exits with 143 or 130. Another signal, a second or more after the first one, ends the process at once, with
 * 1.
 */
public final class SignalExit {
    private static final Logger LOG = LoggerFactory.getLogger(SignalExit.class);
    /** Who signals a process and then its group, as timeout(1) does, signals once. */
    private static final long SAME_SIGNAL_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Runnable close;
    private final DrainLifecycle drain;
    /** Guarded by this. */
    private boolean stopping;

    /** Guarded by this: when the first signal came. */
    private long stoppingSince;

    private SignalExit(Runnable close, DrainLifecycle drain) {
        this.close = close;
        this.drain = drain;
    }

    /**
     * Takes the signals over for the rest of the process.
     *
     * @param close ends the application, and returns when it has ended
     */
    public static SignalExit install(Runnable close, DrainLifecycle drain) {
        SignalExit exit = new SignalExit(close, drain);
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
        if (!stopping) {
            stopping = true;
            stoppingSince = now;
            LOG.info("SIG{}: draining", name);
            new Thread(this::exit, "howl-exit").start();
        } else if (now - stoppingSince >= SAME_SIGNAL_NANOS) {
            LOG.warn("SIG{} again: stopping at once", name);
            Runtime.getRuntime().halt(1);
        }
    }

    private void exit() {
        int code = 1;
        try {
            close.run();
            code = drain.isCutShort() ? 1 : 0;
        } finally {
            System.exit(code);
        }
    }
}
