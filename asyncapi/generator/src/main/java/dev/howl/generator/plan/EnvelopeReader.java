package dev.howl.generator.plan;

import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.Directions;
import dev.howl.model.Message;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.schema.Schema;
import dev.howl.model.shape.Member;
import dev.howl.model.shape.Shape;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds in a channel's messages the properties that the runtime reads and writes by itself. */
final class EnvelopeReader {
    private static final String CORRELATION_PREFIX = "$message.payload#/";

    private final Channel channel;
    private final Diagnostics diagnostics;
    private final List<Message> toServer;
    private final List<Message> all;
    private final @Nullable String discriminator;

    EnvelopeReader(Contract contract, Channel channel, Diagnostics diagnostics) {
        this.channel = channel;
        this.diagnostics = diagnostics;
        this.toServer = Directions.toServer(contract, channel);
        this.all = Stream.concat(toServer.stream(), Directions.toClient(contract, channel).stream())
                .distinct()
                .toList();
        this.discriminator = Directions.discriminator(contract, channel).orElse(null);
    }

    EnvelopePlan read() {
        String correlation = correlation();
        return new EnvelopePlan(
                discriminator,
                channel.howl().envelope(),
                correlation,
                position(),
                connectionId(),
                correlation != null && isNumbered(correlation));
    }

    private @Nullable String correlation() {
        List<String> properties = all.stream()
                .map(this::correlation)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (properties.size() > 1) {
            diagnostics.limit(
                    channel.location(),
                    "the messages of channel '" + channel.id() + "' have their correlation ids in different places "
                            + properties + "; use one");
        }
        return properties.isEmpty() ? null : properties.get(0);
    }

    /** Returns whether the messages describe a correlation id that is a number and cannot be a text. */
    private boolean isNumbered(String correlation) {
        List<Set<Schema.Type>> described = all.stream()
                .flatMap(message -> properties(frame(message)))
                .filter(member -> member.name().equals(correlation))
                .map(member -> member.shape().types())
                .filter(types -> !types.isEmpty())
                .toList();
        return !described.isEmpty()
                && described.stream()
                        .allMatch(types -> !types.contains(Schema.Type.STRING)
                                && (types.contains(Schema.Type.INTEGER) || types.contains(Schema.Type.NUMBER)));
    }

    private @Nullable String correlation(Message message) {
        String location = message.correlationId();
        if (location == null || !message.isJson()) {
            return null;
        }
        String property =
                location.startsWith(CORRELATION_PREFIX) ? location.substring(CORRELATION_PREFIX.length()) : "/";
        if (property.contains("/") || property.isEmpty()) {
            diagnostics.limit(
                    message.location(),
                    "the correlation id of message '" + message.id()
                            + "' must be a property at the top of the payload, as in '$message.payload#/ref'");
            return null;
        }
        return property;
    }

    private @Nullable String position() {
        return all.stream()
                .flatMap(message -> properties(frame(message)))
                .filter(member -> "position".equals(member.shape().extension("x-howl-type")))
                .map(Member::name)
                .findFirst()
                .orElse(null);
    }

    private @Nullable String connectionId() {
        List<String> found = toServer.stream()
                .flatMap(message -> properties(payload(message)))
                .filter(member -> "connection-id".equals(member.shape().extension("x-howl-filled-by")))
                .map(Member::name)
                .distinct()
                .toList();
        if (found.size() > 1) {
            diagnostics.limit(
                    channel.location(),
                    "the messages of channel '" + channel.id() + "' have the connection id in different properties "
                            + found + "; use one");
        }
        return found.isEmpty() ? null : found.get(0);
    }

    private @Nullable Shape payload(Message message) {
        Shape frame = frame(message);
        String property = channel.howl().envelope();
        if (frame == null || property == null) {
            return frame;
        }
        Member member = frame.members().get(property);
        return member == null ? null : member.shape();
    }

    private static @Nullable Shape frame(Message message) {
        return message.payload() == null || !message.isJson() ? null : Shape.of(message.payload());
    }

    private static Stream<Member> properties(@Nullable Shape shape) {
        return shape == null ? Stream.empty() : shape.members().values().stream();
    }
}
