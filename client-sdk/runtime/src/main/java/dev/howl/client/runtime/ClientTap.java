package dev.howl.client.runtime;

import dev.howl.runtime.ChannelSpec;
import dev.howl.runtime.Message;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A client with its connection, for tools that observe or drive any generated client, such as contract tests. Programs
 * use the generated client alone.
 *
 * @param client the generated client; closing it closes the connection
 * @param connection the connection that it uses
 * @param spec description of the channel
 * @param <C> type of the generated client
 */
public record ClientTap<C>(C client, Connection connection, ChannelSpec spec) {

    /**
     * Creates a client, which starts to connect in the background as after {@link ClientBuilder#build}. The listener is
     * registered before that, so that it misses nothing. Does not block.
     *
     * @param listener given every message that {@link Connection#on} passes on, the first one of the connection included;
     *     called on the executor, one call at a time
     */
    public static <C> ClientTap<C> start(ClientBuilder<C> builder, Consumer<? super Message> listener) {
        Objects.requireNonNull(listener, "listener");
        Connection connection = new Connection(builder.options);
        C client = builder.client.apply(connection);
        connection.on(Message.class, listener);
        connection.start();
        return new ClientTap<>(client, connection, builder.options.spec);
    }
}
