package dev.howl.server;

import dev.howl.runtime.ChannelSpec;
import java.util.List;

/**
 * The generated adapter between a channel of a contract and its handlers. The starter finds bindings with {@link
 * java.util.ServiceLoader}.
 *
 * <p>The starter calls each method once on the thread that starts the application, except {@link #session}, which it
 * calls once per connection on the connection's event loop.
 *
 * @param <S> the typed view of a session that handlers see
 */
public interface ChannelBinding<S> {

    /** Returns the description of the channel: address, messages, topics, error and close codes. */
    ChannelSpec spec();

    /**
     * Returns the class path folder of the channel's resources, without a slash at either end. It holds {@code
     * contract.yaml} (the AsyncAPI document as written), {@code schemas.json} (the schemas of its frames) and {@code
     * docs/} (HTML pages).
     */
    String resources();

    /** Creates the typed view of a new session. */
    S session(Session session);

    /** Returns the values of the parameters of a session's address, in its order; empty if there are none. */
    default List<Object> room(S session) {
        return List.of();
    }

    /** Returns the handler interfaces that need exactly one bean each. */
    List<Class<?>> handlers();

    /** Binds the client messages to the methods of the handlers. */
    void bind(Handlers handlers, Routes<S> routes);

    /** Creates the publishers, each of which becomes a bean of its own class. */
    List<Object> publishers(PublisherContext context);
}
