package dev.howl.server;

import java.util.function.Supplier;

/** A lookup of the beans that implement a channel's handler interfaces, used by its {@link ChannelBinding}. */
public interface Handlers {

    /**
     * Returns the single bean of a type.
     *
     * @throws RuntimeException if there is none or more than one
     */
    <T> T get(Class<T> type);

    /**
     * Returns the single bean of a type, or the fallback if there is none.
     *
     * @throws RuntimeException if there is more than one
     */
    <T> T get(Class<T> type, Supplier<? extends T> fallback);
}
