package dev.howl.testkit.correlation;

import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.Directions;
import dev.howl.model.Message;
import dev.howl.runtime.Direction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a channel.
 *
 * @param toServer the messages of clients by id
 * @param toClient the messages of the server by id
 */
public record ChannelMessages(
        Map<String, Message> toServer, Map<String, Message> toClient, CorrelationPlaces correlation) {

    /**
     * Returns the messages of a channel.
     *
     * @param sockets {@link dev.howl.model.Sockets#of the view} with a channel for each WebSocket
     */
    public static ChannelMessages of(Contract sockets, Channel channel) {
        List<Message> toServer = Directions.toServer(sockets, channel);
        List<Message> toClient = Directions.toClient(sockets, channel);
        return new ChannelMessages(
                byId(toServer),
                byId(toClient),
                new CorrelationPlaces(Stream.concat(toServer.stream(), toClient.stream())
                        .distinct()
                        .toList()));
    }

    private static Map<String, Message> byId(List<Message> messages) {
        Map<String, Message> byId = new LinkedHashMap<>();
        messages.forEach(message -> byId.put(message.id(), message));
        return byId;
    }

    /** Returns a message of a direction, {@code null} if there is none of this id. */
    public @Nullable Message message(Direction direction, @Nullable String id) {
        return id == null ? null : (direction == Direction.TO_SERVER ? toServer : toClient).get(id);
    }
}
