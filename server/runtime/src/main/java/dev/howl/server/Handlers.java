package dev.howl.server;

import java.util.function.Supplier;

/** Where a {@link ChannelBinding} finds the beans that implement its handler interfaces. */
public interface Handlers {

    /**
     * The one bean of that type.
     *
     * @throws RuntimeException where there is none or more than one
     */
    <T> T get(Class<T> type);

    /**
     * The one bean of that type, or the fallback where there is none.
     *
     * @throws RuntimeException where there is more than one
     */
    <T> T get(Class<T> type, Supplier<? extends T> fallback);
}
