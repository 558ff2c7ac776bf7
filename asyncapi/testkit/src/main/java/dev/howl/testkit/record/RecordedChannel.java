package dev.howl.testkit.record;

import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.Directions;
import dev.howl.model.FrameSchemas;
import dev.howl.model.Message;
import dev.howl.model.Operation;
import dev.howl.model.Sockets;
import dev.howl.model.diagnostic.Location;
import dev.howl.runtime.Direction;
import dev.howl.testkit.ChannelConformance;
import dev.howl.testkit.ConformanceCheck;
import dev.howl.testkit.mock.CorrelationPlaces;
import dev.howl.testkit.mock.SchemaLocations;
import dev.howl.testkit.transcript.TranscriptLine;
import dev.howl.testkit.wire.HttpHead;
import dev.howl.validation.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A channel as a recorder knows it from the contract.
 *
 * @param path with parameters in braces; {@code /} and the id where the document leaves the address open
 * @param operations of the channel, and those that have their reply on it
 */
record RecordedChannel(
        Channel channel,
        String path,
        Map<String, Message> toServer,
        Map<String, Message> toClient,
        List<Operation> operations,
        ChannelConformance conformance,
        CorrelationPlaces correlation) {

    static RecordedChannel of(Contract sockets, Channel channel) {
        String known = Sockets.path(channel);
        String path = known == null ? "/" + channel.id() : known;
        List<Message> toServer = Directions.toServer(sockets, channel);
        List<Message> toClient = Directions.toClient(sockets, channel);
        return new RecordedChannel(
                channel,
                path,
                byId(toServer),
                byId(toClient),
                sockets.operations().stream()
                        .filter(operation -> isOn(operation, channel))
                        .toList(),
                new ChannelConformance(new ConformanceCheck.Bundle(path, FrameSchemas.bundle(sockets, channel))),
                new CorrelationPlaces(Stream.concat(toServer.stream(), toClient.stream())
                        .distinct()
                        .toList()));
    }

    private static boolean isOn(Operation operation, Channel channel) {
        Operation.Reply reply = operation.reply();
        return operation.channel().id().equals(channel.id())
                || (reply != null && reply.channel().id().equals(channel.id()));
    }

    private static Map<String, Message> byId(List<Message> messages) {
        Map<String, Message> byId = new LinkedHashMap<>();
        messages.forEach(message -> byId.put(message.id(), message));
        return byId;
    }

    String id() {
        return channel.id();
    }

    @Nullable
    Message message(Direction direction, @Nullable String id) {
        return id == null ? null : (direction == Direction.TO_SERVER ? toServer : toClient).get(id);
    }

    /** Returns the object with the properties of a message: what the frame wraps, or the frame itself. */
    JsonNode content(JsonNode frame) {
        String envelope = channel.howl().envelope();
        return envelope == null ? frame : frame.path(envelope);
    }

    /** Returns the violation with the place of its rule in the document, as near as the schemas tell. */
    TrafficViolation located(Direction direction, @Nullable String message, Violation violation) {
        Message known = message(direction, message);
        Location place = known == null ? channel.location() : SchemaLocations.of(known, violation.pointer());
        return new TrafficViolation(
                direction, message, violation.pointer(), violation.keyword(), violation.message(), place);
    }

    /** Returns path and query of a handshake, with secrets masked. */
    String target(HttpHead request, Map<String, String> address) {
        String shown = request.path();
        if (address.keySet().stream().anyMatch(name -> isSecret(channel.parameters(), name))) {
            shown = path;
            for (Map.Entry<String, String> value : address.entrySet()) {
                boolean secret = isSecret(channel.parameters(), value.getKey());
                shown = shown.replace("{" + value.getKey() + "}", secret ? TranscriptLine.MASK : value.getValue());
            }
        }
        return SecretNames.query(shown, request, name -> isSecret(channel.query(), name));
    }

    Map<String, String> headers(HttpHead request) {
        return SecretNames.headers(request, name -> isSecret(channel.headers(), name));
    }

    private static boolean isSecret(List<Channel.Parameter> parameters, String name) {
        return SecretNames.isSecret(name)
                || parameters.stream()
                        .anyMatch(parameter ->
                                parameter.name().equalsIgnoreCase(name) && SecretMask.isPassword(parameter.shape()));
    }
}
