package dev.howl.testkit.process;

import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The JVM's handlers of SIGTERM and SIGINT, to be restored after a program has set its own. By reflection: the JDK has no
 * other API for signals, and javac warns of this one in a way that no annotation silences.
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
            // Setting a handler is the only way to learn of the one before it.
            handlers.put(one, handle.invoke(null, one, standard));
        }
        restore();
    }

    /** Takes down the handlers as they are. */
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
