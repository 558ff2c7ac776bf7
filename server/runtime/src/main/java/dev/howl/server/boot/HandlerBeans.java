package dev.howl.server.boot;

import dev.howl.server.Handlers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.beans.factory.ListableBeanFactory;

/** A lookup of handlers among the application's beans. */
final class HandlerBeans implements Handlers {
    private final String channel;
    private final ListableBeanFactory beans;

    HandlerBeans(String channel, ListableBeanFactory beans) {
        this.channel = channel;
        this.beans = beans;
    }

    /**
     * Checks that each handler interface has exactly one bean.
     *
     * @throws InvalidHandlersException naming all interfaces that have none or more than one
     */
    void check(List<Class<?>> types) {
        List<String> faults = new ArrayList<>();
        for (Class<?> type : types) {
            String[] names = beans.getBeanNamesForType(type);
            if (names.length == 0) {
                faults.add("no bean implements " + type.getName());
            } else if (names.length > 1) {
                faults.add("more than one bean implements " + type.getName() + ": " + String.join(", ", names));
            }
        }
        if (!faults.isEmpty()) {
            throw new InvalidHandlersException(
                    "Channel '" + channel + "' cannot be served: " + String.join("; ", faults) + ".");
        }
    }

    @Override
    public <T> T get(Class<T> type) {
        check(List.of(type));
        return beans.getBean(type);
    }

    @Override
    public <T> T get(Class<T> type, Supplier<? extends T> fallback) {
        return beans.getBeanNamesForType(type).length == 0 ? fallback.get() : get(type);
    }
}
