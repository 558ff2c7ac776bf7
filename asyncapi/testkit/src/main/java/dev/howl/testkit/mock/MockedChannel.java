package dev.howl.testkit.mock;

import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.FrameSchemas;
import dev.howl.model.Message;
import dev.howl.model.Operation;
import dev.howl.model.Sockets;
import dev.howl.model.diagnostic.Location;
import dev.howl.model.shape.Member;
import dev.howl.model.shape.Shape;
import dev.howl.runtime.Direction;
import dev.howl.testkit.ChannelConformance;
import dev.howl.testkit.ConformanceCheck;
import dev.howl.testkit.correlation.ChannelMessages;
import dev.howl.testkit.correlation.CorrelationPlaces;
import dev.howl.validation.Violation;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A channel as a mock knows it from the contract.
 *
 * @param path with parameters in braces; {@code /} and the id where the document leaves the address open
 * @param asks ids of the messages with which the server asks a client
 * @param connectionId the property in which clients repeat the id of their connection; {@code null} if they do not
 */
record MockedChannel(
        Channel channel,
        String path,
        ChannelMessages messages,
        ChannelConformance conformance,
        RequestTable requests,
        Set<String> asks,
        @Nullable String connectionId) {

    static MockedChannel of(Contract sockets, Channel channel) {
        String known = Sockets.path(channel);
        String path = known == null ? "/" + channel.id() : known;
        ChannelMessages messages = ChannelMessages.of(sockets, channel);
        return new MockedChannel(
                channel,
                path,
                messages,
                new ChannelConformance(new ConformanceCheck.Bundle(path, FrameSchemas.bundle(sockets, channel))),
                new RequestTable(sockets, channel),
                asks(sockets, channel),
                connectionId(channel, messages.toServer().values()));
    }

    private static Set<String> asks(Contract sockets, Channel channel) {
        return sockets.operations(channel).stream()
                .filter(operation -> operation.action() == Operation.Action.SEND && operation.reply() != null)
                .flatMap(operation -> operation.messages().stream())
                .map(Message::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable String connectionId(Channel channel, Collection<Message> toServer) {
        return toServer.stream()
                .flatMap(message -> payload(channel, message).stream())
                .flatMap(shape -> shape.members().values().stream())
                .filter(member -> "connection-id".equals(member.shape().extension("x-howl-filled-by")))
                .map(Member::name)
                .findFirst()
                .orElse(null);
    }

    private static Optional<Shape> payload(Channel channel, Message message) {
        if (message.payload() == null || !message.isJson()) {
            return Optional.empty();
        }
        Shape frame = Shape.of(message.payload());
        String envelope = channel.howl().envelope();
        return envelope == null
                ? Optional.of(frame)
                : Optional.ofNullable(frame.members().get(envelope)).map(Member::shape);
    }

    String id() {
        return channel.id();
    }

    /** Returns the messages of clients by id. */
    Map<String, Message> toServer() {
        return messages.toServer();
    }

    /** Returns the messages of the server by id. */
    Map<String, Message> toClient() {
        return messages.toClient();
    }

    CorrelationPlaces correlation() {
        return messages.correlation();
    }

    /** Returns the shape of what handlers see of a message, empty if the document does not describe it. */
    Optional<Shape> payload(Message message) {
        return payload(channel, message);
    }

    Optional<Message> clientRole(String role) {
        return withRole(toServer(), role);
    }

    Optional<Message> serverRole(String role) {
        return withRole(toClient(), role);
    }

    private static Optional<Message> withRole(Map<String, Message> messages, String role) {
        return messages.values().stream()
                .filter(message -> role.equals(message.role()))
                .findFirst();
    }

    /** Returns the violation with the place of its rule in the document, as near as the schemas tell. */
    MockViolation located(int connection, @Nullable String message, Violation violation) {
        Message known = messages.message(Direction.TO_SERVER, message);
        Location place = known == null ? channel.location() : SchemaLocations.of(known, violation.pointer());
        return new MockViolation(
                connection, id(), message, violation.pointer(), violation.keyword(), violation.message(), place);
    }
}
