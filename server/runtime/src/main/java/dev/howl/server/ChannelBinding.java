package dev.howl.server;

import dev.howl.runtime.ChannelSpec;
import java.util.List;

/**
 * A channel of a contract as the generator emits it; found with {@link java.util.ServiceLoader}.
 *
 * <p>The starter calls each method once while the application starts, on the starting thread, except {@link #session},
 * which it calls once per connection on the connection's event loop.
 *
 * @param <S> the typed view of a session that handlers see
 */
public interface ChannelBinding<S> {

    /** What the channel is: address, messages, topics, codes. */
    ChannelSpec spec();

    /**
     * The folder on the class path, without a slash at either end, that holds {@code contract.yaml} (the document as
     * written), {@code schemas.json} (schemas of the frames) and {@code docs/} (pages).
     */
    String resources();

    /** The typed view of a new connection. */
    S session(Session session);

    /** The handler interfaces that need exactly one bean each. */
    List<Class<?>> handlers();

    /** Connects the messages of clients with the methods of the handlers. */
    void bind(Handlers handlers, Routes<S> routes);

    /** The objects that publish, to become beans under their own classes. */
    List<Object> publishers(PublisherContext context);
}
