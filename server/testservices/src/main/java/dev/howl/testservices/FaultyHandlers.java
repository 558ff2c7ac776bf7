package dev.howl.testservices;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Map;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** A post-processor that replaces the handlers of a server under test by such that fail. */
final class FaultyHandlers implements BeanPostProcessor {
    private final Map<String, Fault> faults;

    /** @param faults the faults by the names of the methods of handlers */
    FaultyHandlers(Map<String, Fault> faults) {
        this.faults = faults;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        Class<?>[] handlers = Arrays.stream(bean.getClass().getInterfaces())
                .filter(type -> type.getSimpleName().endsWith("Handler"))
                .filter(type ->
                        Arrays.stream(type.getMethods()).anyMatch(method -> faults.containsKey(method.getName())))
                .toArray(Class<?>[]::new);
        return handlers.length == 0
                ? bean
                : Proxy.newProxyInstance(
                        bean.getClass().getClassLoader(),
                        handlers,
                        (proxy, method, arguments) -> call(bean, method, arguments));
    }

    private Object call(Object bean, Method method, Object[] arguments) throws Throwable {
        Fault fault = faults.get(method.getName());
        if (fault != null) {
            return fault.cause();
        }
        try {
            return method.invoke(bean, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
