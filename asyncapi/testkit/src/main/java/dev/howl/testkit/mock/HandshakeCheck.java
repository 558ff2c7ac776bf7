package dev.howl.testkit.mock;

import dev.howl.instances.HandshakeValues;
import dev.howl.model.Channel;
import dev.howl.model.Channel.Parameter;
import dev.howl.runtime.TextType;
import dev.howl.testkit.wire.HttpHead;
import dev.howl.validation.FrameValidator;
import dev.howl.validation.Violation;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The check of a handshake's address, query and headers against the contract. */
public final class HandshakeCheck {
    private HandshakeCheck() {}

    /**
     * Returns the reason why a handshake breaks the contract, empty if it does not. It does not contain the values.
     *
     * @param address the values of the address' parameters, decoded
     */
    public static Optional<String> problem(
            Channel channel, FrameValidator rules, Map<String, String> address, HttpHead request) {
        Map<String, String> query = query(request);
        return problem(rules, "address", channel.parameters(), address::get)
                .or(() -> problem(rules, "query", channel.query(), query::get))
                .or(() -> problem(rules, "headers", channel.headers(), name -> request.header(name)
                        .orElse(null)));
    }

    private static Optional<String> problem(
            FrameValidator rules, String part, List<Parameter> parameters, Function<String, @Nullable String> values) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Parameter parameter : parameters) {
            String text = values.apply(parameter.name());
            if (text != null) {
                JsonNode value =
                        TextType.read(text, HandshakeValues.types(parameter)).orElse(null);
                object.set(parameter.name(), value == null ? JsonNodeFactory.instance.stringNode(text) : value);
            }
        }
        return rules.validateHandshake(part, object).stream()
                .findFirst()
                .map(violation -> "the " + part + " of the handshake breaks the contract: " + words(violation));
    }

    private static String words(Violation violation) {
        return violation.pointer().isEmpty()
                ? violation.message()
                : "'" + violation.pointer().substring(1) + "' " + violation.message();
    }

    /** Returns the first value of each parameter of the query. */
    public static Map<String, String> query(HttpHead request) {
        Map<String, String> values = new LinkedHashMap<>();
        String[] words = request.startLine().split(" ", 3);
        int start = words.length < 2 ? -1 : words[1].indexOf('?');
        if (start >= 0) {
            for (String pair : words[1].substring(start + 1).split("&", -1)) {
                String[] parts = pair.split("=", 2);
                values.putIfAbsent(decoded(parts[0]), parts.length < 2 ? "" : decoded(parts[1]));
            }
        }
        return values;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
