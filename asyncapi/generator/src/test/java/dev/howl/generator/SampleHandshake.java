package dev.howl.generator;

import dev.howl.model.Channel;
import dev.howl.model.Channel.Parameter;
import dev.howl.model.shape.SmallestInstance;
import dev.howl.runtime.ChannelSpec;
import dev.howl.runtime.HandshakeParameter;
import dev.howl.runtime.HandshakePart;
import dev.howl.runtime.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Smallest values for the parameters of a handshake. */
final class SampleHandshake {
    private SampleHandshake() {}

    /**
     * Returns the generated record of a channel's parameters with a value for each that is required; empty if these values
     * break a rule, such as a pattern.
     */
    static Optional<Object> of(Channel channel, ChannelSpec spec) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        add(values, channel.parameters(), spec.handshake().of(HandshakePart.ADDRESS));
        add(values, channel.query(), spec.handshake().of(HandshakePart.QUERY));
        add(values, channel.headers(), spec.handshake().of(HandshakePart.HEADERS));
        try {
            return Optional.of(Json.mapper()
                    .treeToValue(values, Objects.requireNonNull(spec.handshake().type())));
        } catch (DatabindException e) {
            return Optional.empty();
        }
    }

    /** Returns an address as a path of a URI. */
    static String path(String address) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            path.append(c > ' ' && c < 127 && "\"<>\\^`{|}?#".indexOf(c) < 0 ? String.valueOf(c) : escaped(address, i));
        }
        return path.toString();
    }

    private static String escaped(String address, int index) {
        StringBuilder escaped = new StringBuilder();
        for (byte octet : address.substring(index, index + 1).getBytes(StandardCharsets.UTF_8)) {
            escaped.append("%%%02X".formatted(octet & 0xFF));
        }
        return escaped.toString();
    }

    private static void add(ObjectNode values, List<Parameter> parameters, List<HandshakeParameter> described) {
        for (Parameter parameter : parameters) {
            if (parameter.required()) {
                described.stream()
                        .filter(each -> each.name().equals(parameter.name()))
                        .forEach(each -> values.set(each.property(), value(parameter)));
            }
        }
    }

    private static JsonNode value(Parameter parameter) {
        JsonNode value = SmallestInstance.of(parameter.shape());
        boolean empty = value.isString() && value.stringValue().isEmpty();
        return empty ? JsonNodeFactory.instance.stringNode("a") : value;
    }
}
