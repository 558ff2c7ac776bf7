package dev.howl.pact;

import dev.howl.instances.FrameContent;
import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.Directions;
import dev.howl.model.FrameSchemas;
import dev.howl.model.Message;
import dev.howl.model.Operation;
import dev.howl.model.Sockets;
import dev.howl.model.shape.Shape;
import dev.howl.runtime.Direction;
import dev.howl.testkit.ChannelConformance;
import dev.howl.testkit.CheckedMessage;
import dev.howl.testkit.ConformanceCheck;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** A WebSocket channel of a contract, with what pacts need to know of its messages. Thread-safe. */
record PactChannel(Contract sockets, Channel channel, ChannelConformance conformance) {
    private static final String IN_PAYLOAD = "$message.payload#";

    /**
     * Returns a channel.
     *
     * @param id its key in the document; empty if the document has one
     * @throws IllegalArgumentException if there is none, or the id is needed
     */
    static PactChannel of(Contract contract, String id) {
        Contract sockets = Sockets.of(contract);
        List<Channel> known = sockets.sockets();
        List<String> ids = known.stream().map(Channel::id).toList();
        if (id.isEmpty() && known.size() != 1) {
            throw new IllegalArgumentException("say which WebSocket channel the pact is about; there are: " + ids);
        }
        Channel channel = known.stream()
                .filter(each -> id.isEmpty() || each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the contract has no WebSocket channel '" + id + "'; it has: " + ids));
        ConformanceCheck.Bundle bundle = new ConformanceCheck.Bundle(null, FrameSchemas.bundle(sockets, channel));
        return new PactChannel(sockets, channel, new ChannelConformance(bundle));
    }

    List<Message> messages(Direction direction) {
        return direction == Direction.TO_SERVER
                ? Directions.toServer(sockets, channel)
                : Directions.toClient(sockets, channel);
    }

    Optional<Message> message(Direction direction, String id) {
        return messages(direction).stream()
                .filter(message -> message.id().equals(id))
                .findFirst();
    }

    Optional<Message> role(Direction direction, String role) {
        return messages(direction).stream()
                .filter(message -> role.equals(message.role()))
                .findFirst();
    }

    List<Operation> operations() {
        return sockets.operations(channel);
    }

    /** Returns the messages one of which answers a request of a client, empty for a message that has no reply. */
    List<Message> replies(Message request) {
        return operations().stream()
                .filter(operation -> operation.action() == Operation.Action.RECEIVE)
                .filter(operation -> operation.messages().contains(request))
                .map(Operation::reply)
                .flatMap(reply -> reply == null ? Stream.<Message>empty() : reply.messages().stream())
                .distinct()
                .toList();
    }

    /** Returns whether the server sends a message by itself. */
    boolean isPushed(Message message) {
        return operations().stream()
                .anyMatch(operation -> operation.action() == Operation.Action.SEND
                        && operation.messages().contains(message));
    }

    /** Returns the name of the interaction in which the server sends a message by itself. */
    String pushedName(Message message) {
        boolean isClients = message(Direction.TO_SERVER, message.id()).isPresent();
        return isClients ? message.id() + " from the server" : message.id();
    }

    /** Returns whether the server asks clients for an answer with a message. */
    boolean isAsked(Message message) {
        return operations().stream()
                .anyMatch(operation -> operation.action() == Operation.Action.SEND
                        && operation.reply() != null
                        && operation.messages().contains(message));
    }

    CheckedMessage read(Direction direction, FrameContent frame) {
        return frame.isBinary() ? conformance.readBinary(direction) : conformance.read(direction, frame.text());
    }

    /** Returns the content of a text frame: JSON, unless it is a message that is none. */
    FrameContent content(Direction direction, String text) {
        CheckedMessage read = conformance.read(direction, text);
        JsonNode json = read.content();
        boolean isText = read.message() != null
                && message(direction, read.message()).filter(Message::isText).isPresent();
        return json == null || isText ? new FrameContent.Text(text) : new FrameContent.Json(json);
    }

    /** Returns the JSON of a frame, a missing node if it is text or binary. */
    static JsonNode json(FrameContent frame) {
        return frame instanceof FrameContent.Json json ? json.value() : MissingNode.getInstance();
    }

    /** Returns the place of the correlation id in a frame; {@code null} if the message has none. */
    static @Nullable JsonPointer correlation(Message message) {
        String location = message.correlationId();
        return location != null && location.startsWith(IN_PAYLOAD + "/")
                ? JsonPointer.compile(location.substring(IN_PAYLOAD.length()))
                : null;
    }

    /** Returns the correlation id of a frame, a missing node if it has none. */
    static JsonNode ref(Message message, FrameContent frame) {
        JsonPointer place = correlation(message);
        return place == null ? MissingNode.getInstance() : json(frame).at(place);
    }

    /** Returns the pointer of the object that handlers see, empty for the whole frame. */
    String payload() {
        String envelope = channel.howl().envelope();
        return envelope == null ? "" : "/" + envelope;
    }

    /** Returns the shape of that object, empty if the document does not describe it. */
    Optional<Shape> payloadShape(Message message) {
        if (message.payload() == null || !message.isJson()) {
            return Optional.empty();
        }
        Shape frame = Shape.of(message.payload());
        String envelope = channel.howl().envelope();
        return envelope == null
                ? Optional.of(frame)
                : Optional.ofNullable(frame.members().get(envelope)).map(member -> member.shape());
    }

    /** Returns the pointer at which a client repeats the id of its connection; {@code null} if the message has none. */
    @Nullable
    String connectionId(Message message) {
        return payloadShape(message).stream()
                .flatMap(shape -> shape.members().values().stream())
                .filter(member -> "connection-id".equals(member.shape().extension("x-howl-filled-by")))
                .map(member -> payload() + "/" + member.name())
                .findFirst()
                .orElse(null);
    }
}
