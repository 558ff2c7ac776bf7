package dev.howl.testkit.record;

import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.FrameSchemas;
import dev.howl.model.Message;
import dev.howl.model.Sockets;
import dev.howl.model.diagnostic.Location;
import dev.howl.runtime.Direction;
import dev.howl.testkit.ChannelConformance;
import dev.howl.testkit.ConformanceCheck;
import dev.howl.testkit.correlation.ChannelMessages;
import dev.howl.testkit.mock.SchemaLocations;
import dev.howl.testkit.transcript.TranscriptLine;
import dev.howl.testkit.wire.HttpHead;
import dev.howl.validation.Violation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A channel as a recorder knows it from the contract.
 *
 * @param path with parameters in braces; {@code /} and the id where the document leaves the address open
 */
record RecordedChannel(Channel channel, String path, ChannelMessages messages, ChannelConformance conformance) {

    static RecordedChannel of(Contract sockets, Channel channel) {
        String known = Sockets.path(channel);
        String path = known == null ? "/" + channel.id() : known;
        return new RecordedChannel(
                channel,
                path,
                ChannelMessages.of(sockets, channel),
                new ChannelConformance(new ConformanceCheck.Bundle(path, FrameSchemas.bundle(sockets, channel))));
    }

    String id() {
        return channel.id();
    }

    /** Returns the violation with the place of its rule in the document, as near as the schemas tell. */
    TrafficViolation located(Direction direction, @Nullable String message, Violation violation) {
        Message known = messages.message(direction, message);
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
