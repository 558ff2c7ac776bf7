package dev.howl.instances;

import dev.howl.model.Channel;
import dev.howl.model.ChannelExtensions;
import dev.howl.model.Contract;
import dev.howl.model.Message;
import dev.howl.model.Operation;
import dev.howl.model.Operation.Action;
import dev.howl.model.Sockets;
import dev.howl.runtime.Direction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A valid frame of each message, made from its schema for people: with the optional members where the frame stays small,
 * and with values that look like those of real messages. A message always gets the same frame. Not thread-safe.
 *
 * <pre>{@code
 * ReadableFrames frames = ReadableFrames.of(contract);
 * String text = frames.of(message).map(FrameContent::text).orElse("");
 * }</pre>
 */
public final class ReadableFrames {
    private final Contract contract;
    private final Contract sockets;
    private final Map<String, ChannelInstances> instances = new HashMap<>();

    private ReadableFrames(Contract contract) {
        this.contract = contract;
        this.sockets = Sockets.of(contract);
    }

    /** Returns the frames of a contract's messages; each is made when it is asked for. */
    public static ReadableFrames of(Contract contract) {
        return new ReadableFrames(contract);
    }

    /**
     * Returns a frame that the message's schema allows and, unless every frame that was tried is taken for another
     * message, that readers take for the message. Examples of the document play no part in it.
     *
     * @param message one of the contract
     * @return empty for a binary message, and if no frame was found within a bounded number of tries
     * @throws dev.howl.validation.InvalidBundleException if a schema is malformed
     */
    public Optional<FrameContent> of(Message message) {
        if (message.isBinary()) {
            return Optional.empty();
        }
        return routed(message)
                .flatMap(maker -> maker.frame().stream())
                .findFirst()
                .or(() -> alone(message).frame());
    }

    /** Returns the makers in the WebSockets that the message travels on. */
    private Stream<ReadableMaker> routed(Message message) {
        return sockets.channels().stream().filter(Channel::isSocket).flatMap(socket -> socket.messages().stream()
                .filter(each -> each.location().equals(message.location()))
                .flatMap(each -> routed(socket, each)));
    }

    private Stream<ReadableMaker> routed(Channel socket, Message message) {
        ChannelInstances all = instances.computeIfAbsent(socket.id(), id -> ChannelInstances.of(sockets, socket));
        return Stream.of(Direction.TO_SERVER, Direction.TO_CLIENT)
                .filter(direction -> all.messages(direction).contains(message))
                .limit(1)
                .map(direction -> new ReadableMaker(all, direction, message));
    }

    /** Returns the maker for a message that no other can be taken for. */
    private ReadableMaker alone(Message message) {
        List<Message> only = List.of(message);
        Channel channel = new Channel(
                "channel",
                "/",
                null,
                null,
                null,
                only,
                List.of(),
                Channel.Handshake.NONE,
                ChannelExtensions.NONE,
                message.location());
        Operation operation = new Operation(
                "operation",
                Action.RECEIVE,
                channel,
                null,
                null,
                null,
                only,
                null,
                List.of(),
                false,
                null,
                null,
                message.location());
        Contract own = contract.with(List.of(channel), List.of(operation));
        return new ReadableMaker(ChannelInstances.of(own, channel), Direction.TO_SERVER, message);
    }
}
