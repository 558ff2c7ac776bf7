package dev.howl.testkit.conformance.session;

import dev.howl.model.Channel;
import dev.howl.model.ChannelRouting;
import dev.howl.model.Contract;
import dev.howl.model.Directions;
import dev.howl.model.Message;
import dev.howl.model.Operation;
import dev.howl.model.Operation.Action;
import dev.howl.model.Operation.Reply;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Router;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Rules of one channel, as a client sees them: messages, replies, correlation and roles. Immutable. */
public final class ChannelProtocol {
    private static final String PAYLOAD = "$message.payload#";

    private final Channel channel;
    private final List<Operation> operations;
    private final List<Message> toServer;
    private final List<Message> toClient;
    private final Router<String> router;
    private final Set<String> replies = new HashSet<>();
    private final Set<String> pushes = new HashSet<>();

    /**
     * Creates the rules of a channel.
     *
     * @param contract with one channel for each WebSocket, see {@link dev.howl.model.Sockets}
     */
    public ChannelProtocol(Contract contract, Channel channel) {
        this.channel = channel;
        this.operations = contract.operations(channel);
        this.toServer = Directions.toServer(contract, channel);
        this.toClient = Directions.toClient(contract, channel);
        this.router = Router.of(new ChannelRouting(contract, channel).toServer().plan(), id -> id);
        for (Operation operation : operations) {
            if (operation.action() == Action.SEND) {
                operation.messages().forEach(message -> pushes.add(message.id()));
            } else {
                repliesOf(operation).forEach(message -> replies.add(message.id()));
            }
        }
    }

    /** Returns the channel. */
    public Channel channel() {
        return channel;
    }

    /** Returns the messages that clients send. */
    public List<Message> toServer() {
        return toServer;
    }

    /** Returns whether a client's frame may be one of several messages, which their schemas alone tell apart. */
    public boolean isAmbiguous(JsonNode frame) {
        try {
            return router.candidates(frame).size() > 1;
        } catch (CodedException e) {
            return false;
        }
    }

    /** Returns the messages that the server sends. */
    public List<Message> toClient() {
        return toClient;
    }

    /** Returns the operations of the channel with this action of the server. */
    public Stream<Operation> operations(Action action) {
        return operations.stream().filter(operation -> operation.action() == action);
    }

    /** Returns the operations in which clients send a message. */
    public List<Operation> requests(Message message) {
        return operations(Action.RECEIVE)
                .filter(operation -> names(operation.messages(), message))
                .toList();
    }

    /** Returns the messages that answer a message; empty if nothing does. */
    public List<Message> replies(Message message) {
        return requests(message).stream().flatMap(this::repliesOf).distinct().toList();
    }

    /** Returns the messages of this channel that answer an operation; empty if nothing does. */
    public List<Message> repliesTo(Operation operation) {
        return repliesOf(operation).toList();
    }

    /** Returns whether clients send a message in answer to the server only. */
    public boolean isAnswerToServer(Message message) {
        return requests(message).isEmpty()
                && operations(Action.SEND).flatMap(this::repliesOf).anyMatch(reply -> reply.id()
                        .equals(message.id()));
    }

    private Stream<Message> repliesOf(Operation operation) {
        Reply reply = operation.reply();
        return reply == null || !reply.channel().id().equals(channel.id()) ? Stream.empty() : reply.messages().stream();
    }

    /** Returns whether a message is the reply of some request. */
    public boolean isReply(Message message) {
        return replies.contains(message.id());
    }

    /** Returns whether the server sends a message without being asked. */
    public boolean isPush(Message message) {
        return pushes.contains(message.id());
    }

    /** Returns the message with a role. */
    public Optional<Message> role(String role) {
        return channel.messages().stream()
                .filter(message -> role.equals(message.role()))
                .findFirst();
    }

    /** Returns the message with an id that travels in some direction. */
    public Optional<Message> message(String id) {
        return channel.messages().stream()
                .filter(message -> message.id().equals(id))
                .findFirst();
    }

    /** Returns the place of the correlation id in frames of a message; empty if they have none. */
    public static Optional<JsonPointer> correlation(Message message) {
        String location = message.correlationId();
        return location != null && location.startsWith(PAYLOAD + "/")
                ? Optional.of(JsonPointer.compile(location.substring(PAYLOAD.length())))
                : Optional.empty();
    }

    /** Returns the correlation id of a frame as text; {@code null} if it has none. */
    public static @Nullable String correlation(Message message, @Nullable JsonNode frame) {
        if (frame == null) {
            return null;
        }
        return correlation(message)
                .map(frame::at)
                .filter(id -> id.isString() || id.isNumber())
                .map(JsonNode::asString)
                .orElse(null);
    }

    /** Returns the object with the properties of a message: what the frame wraps, or the frame itself. */
    public JsonNode content(JsonNode frame) {
        String envelope = channel.howl().envelope();
        return envelope == null ? frame : frame.path(envelope);
    }

    /** Returns the JSON Pointer to the object with the properties of a message. */
    public String contentPointer() {
        String envelope = channel.howl().envelope();
        return envelope == null ? "" : "/" + envelope;
    }

    private static boolean names(List<Message> messages, Message message) {
        return messages.stream().anyMatch(other -> Objects.equals(other.id(), message.id()));
    }
}
