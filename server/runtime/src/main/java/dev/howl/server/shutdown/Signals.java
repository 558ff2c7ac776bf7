package dev.howl.server.shutdown;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ObjIntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The handler of SIGTERM and SIGINT of this process. A signal within a second of the previous one is ignored, because
 * programs such as timeout(1) signal a process and then its process group.
 */
public final class Signals {
    private static final List<String> NAMES = List.of("TERM", "INT");
    private static final long SAME_SIGNAL_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

    private final ObjIntConsumer<String> action;
    /** Number of signals that were not ignored. Guarded by this. */
    private int count;

    /** Time of the last signal that was not ignored, from {@link System#nanoTime}. Guarded by this. */
    private long last;

    private Signals(ObjIntConsumer<String> action) {
        this.action = action;
    }

    /**
     * Replaces the previous handlers of the signals.
     *
     * @param action called with the signal's name and its number, from 1 on; one call at a time, on a daemon thread
     */
    public static void handle(ObjIntConsumer<String> action) {
        Signals signals = new Signals(action);
        NAMES.forEach(signals::install);
    }

    /**
     * Starts an action that ends in {@link System#exit}, on a thread of its own. The thread is not a daemon: daemon
     * status is inherited from the signal thread, and the JVM would exit with 0 before the action ends.
     */
    public static void startExit(Runnable exit) {
        Thread exiting = new Thread(exit, "howl-exit");
        exiting.setDaemon(false);
        exiting.start();
    }

    /**
     * Uses reflection: the JDK has no other API for signals, and javac's warning about this one cannot be suppressed.
     */
    private void install(String name) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler invocation = (proxy, method, arguments) -> switch (method.getName()) {
                case "equals" -> arguments != null && proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                case "toString" -> "Signals";
                default -> {
                    received(name);
                    yield null;
                }
            };
            Object instance =
                    Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {handler}, invocation);
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), instance);
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.warn(
                    "SIG{} cannot be handled on this platform: the process will not drain and exit with 0 on it",
                    name,
                    e);
        }
    }

    private synchronized void received(String name) {
        long now = System.nanoTime();
        if (count > 0 && now - last < SAME_SIGNAL_NANOS) {
            return;
        }
        count++;
        last = now;
        action.accept(name, count);
    }
}
