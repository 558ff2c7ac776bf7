package dev.howl.pact;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reflection over generated clients. */
final class ClientMethods {
    private ClientMethods() {}

    /** Returns the public methods of an object's own class, sorted. */
    static List<Method> methods(Object target) {
        return Arrays.stream(target.getClass().getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> method.getDeclaringClass() == target.getClass())
                .sorted(Comparator.comparing(Method::toString))
                .toList();
    }

    /** Returns what a component of a record has. */
    static @Nullable Object value(Method method, Object target) {
        try {
            method.setAccessible(true);
            return method.invoke(target);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + method, e);
        }
    }

    /** Calls a method that returns something; what it throws is thrown as it is. */
    static Object invoke(Method method, Object target, Object... arguments) {
        try {
            method.setAccessible(true);
            return Objects.requireNonNull(method.invoke(target, arguments));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(method + " failed", e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot call " + method, e);
        }
    }
}
