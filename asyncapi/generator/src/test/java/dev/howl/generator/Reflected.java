package dev.howl.generator;

import com.palantir.javapoet.ClassName;
import dev.howl.runtime.BinaryMessage;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Calls of generated code. */
final class Reflected {
    private Reflected() {}

    static Class<?> type(ClassLoader classes, ClassName name) throws ClassNotFoundException {
        return classes.loadClass(name.reflectionName());
    }

    /** Returns the value of a constant, which may be private to its package. */
    static Object constant(Class<?> owner, String name) throws ReflectiveOperationException {
        Field field = owner.getDeclaredField(name);
        field.setAccessible(true);
        return Objects.requireNonNull(field.get(null));
    }

    /**
     * Calls the method of a name that takes these arguments and then a record, or the components of the record.
     *
     * @param target the object, or the class for a static method
     */
    static Object callWith(Object target, String name, List<?> first, Object last) throws Exception {
        List<Class<?>> types = new ArrayList<>(types(first));
        types.add(last.getClass());
        List<Object> values = new ArrayList<>(first);
        values.add(last);
        Method ofRecord = find(target, name, types);
        if (ofRecord != null) {
            return invoke(ofRecord, target, values);
        }
        types.remove(types.size() - 1);
        values.remove(values.size() - 1);
        if (last instanceof BinaryMessage binary) {
            types.add(byte[].class);
            values.add(binary.bytes());
        } else {
            for (RecordComponent component : last.getClass().getRecordComponents()) {
                types.add(component.getType());
                values.add(component.getAccessor().invoke(last));
            }
        }
        Method flat = find(target, name, types);
        if (flat == null) {
            throw new IllegalStateException(target + " has no method " + name + " for " + last);
        }
        return invoke(flat, target, values);
    }

    /** Calls the first method of a name that takes an argument of this kind and no other. */
    static Object call(Object target, String name, Object argument) throws Exception {
        Method method = find(target, name, List.of(argument.getClass()));
        if (method == null) {
            throw new IllegalStateException(target + " has no method " + name + " for " + argument);
        }
        return invoke(method, target, List.of(argument));
    }

    private static List<Class<?>> types(List<?> arguments) {
        return arguments.stream().<Class<?>>map(Object::getClass).toList();
    }

    private static @Nullable Method find(Object target, String name, List<Class<?>> arguments) {
        Class<?> owner = target instanceof Class<?> itself ? itself : target.getClass();
        return Arrays.stream(owner.getMethods())
                .filter(method -> method.getName().equals(name) && accepts(method, arguments))
                .findFirst()
                .orElse(null);
    }

    private static boolean accepts(Method method, List<Class<?>> arguments) {
        Class<?>[] parameters = method.getParameterTypes();
        boolean accepted = parameters.length == arguments.size();
        for (int i = 0; accepted && i < parameters.length; i++) {
            accepted = parameters[i].isAssignableFrom(arguments.get(i));
        }
        return accepted;
    }

    private static Object invoke(Method method, Object target, List<?> arguments) throws Exception {
        try {
            return method.invoke(target instanceof Class<?> ? null : target, arguments.toArray());
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(method.getName() + " fails: " + e.getCause(), e);
        }
    }
}
