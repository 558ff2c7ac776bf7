package dev.howl.model;

import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The view of a contract that has one channel for each WebSocket: channels of one address are joined, and one without
 * operations has operations for all its messages, both ways. Servers and clients are made from it, docs from the contract
 * itself.
 */
public final class Sockets {
    private Sockets() {}

    /** Returns the view. That of a view is the view itself. */
    public static Contract of(Contract contract) {
        return of(contract, (made, from) -> {});
    }

    /**
     * Returns the view.
     *
     * @param origins is told each channel, message and operation that is new, and what it is made from
     */
    public static Contract of(Contract contract, BiConsumer<Object, Object> origins) {
        return JoinedChannels.of(DefaultOperations.added(contract, origins), origins);
    }

    /** Returns the channels of a contract that a channel of its view stands for. */
    public static List<Channel> parts(Contract contract, Channel socket) {
        String path = path(socket);
        return contract.channels().stream()
                .filter(channel -> channel.id().equals(socket.id())
                        || (path != null && socket.isSocket() && channel.isSocket() && path.equals(path(channel))))
                .toList();
    }

    /** Returns the path that servers and clients use; {@code null} where the document leaves it open. */
    public static @Nullable String path(Channel channel) {
        String address = channel.address();
        return address == null || address.startsWith("/") ? address : "/" + address;
    }

    /** Returns whether an operation of the contract, or the reply of one, names the channel. */
    public static boolean isUsed(Contract contract, Channel channel) {
        return contract.operations().stream().anyMatch(operation -> {
            Operation.Reply reply = operation.reply();
            return operation.channel().id().equals(channel.id())
                    || (reply != null && reply.channel().id().equals(channel.id()));
        });
    }
}
