package dev.howl.testkit.process;

import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The signal handlers of the JVM for SIGTERM and SIGINT, saved so that they can be restored after a program has set its
 * own. Uses {@code sun.misc.Signal}, the only API for signals in the JDK, by reflection: no annotation suppresses
 * javac's warning about it.
 */
final class SignalHandlers {
    private final Map<Object, Object> handlers = new LinkedHashMap<>();
    private final Method handle;

    private SignalHandlers() throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object standard = handler.getField("SIG_DFL").get(null);
        handle = signal.getMethod("handle", signal, handler);
        for (String name : new String[] {"TERM", "INT"}) {
            Object one = signal.getConstructor(String.class).newInstance(name);
            // The API returns the current handler only when another one is set.
            handlers.put(one, handle.invoke(null, one, standard));
        }
        restore();
    }

    /** Saves the current handlers. */
    static SignalHandlers current() {
        try {
            return new SignalHandlers();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    void restore() {
        handlers.forEach((signal, handler) -> {
            try {
                handle.invoke(null, signal, handler);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
