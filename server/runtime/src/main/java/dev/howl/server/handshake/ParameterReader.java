package dev.howl.server.handshake;

import dev.howl.runtime.HandshakeParameter;
import dev.howl.runtime.HandshakePart;
import dev.howl.runtime.HandshakeSpec;
import dev.howl.runtime.Json;
import dev.howl.runtime.TextType;
import dev.howl.server.HandshakeRefusedException;
import dev.howl.server.session.Endpoint;
import dev.howl.server.session.HandshakeViolation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A reader of what the contract says of one handshake: parameters of its address, of its query, and headers. */
final class ParameterReader {
    private static final int BAD_REQUEST = 400;
    private static final int MAX_REASON = 500;

    private final Endpoint<?> endpoint;
    private final HandshakeSpec spec;
    private final AddressMatch match;
    private final ServerHttpRequest request;
    private final QueryParameters query;
    private final ObjectNode all = JsonNodeFactory.instance.objectNode();

    ParameterReader(Endpoint<?> endpoint, AddressMatch match, ServerHttpRequest request) {
        this.endpoint = endpoint;
        this.spec = endpoint.spec().handshake();
        this.match = match;
        this.request = request;
        this.query = new QueryParameters(request.getURI().getRawQuery());
    }

    /**
     * Returns the parameters in the class of the contract, {@code null} if it has none.
     *
     * @throws HandshakeRefusedException with status 400 and a reason that names a parameter, and never its value
     */
    @Nullable
    Object read() {
        match.undecodable().ifPresent(name -> refuse(HandshakePart.ADDRESS, name, "is not percent-encoded UTF-8"));
        if (spec.type() == null) {
            return null;
        }
        for (HandshakePart part : HandshakePart.values()) {
            ObjectNode values = values(part);
            HandshakeViolation violation = endpoint.check(part, values);
            if (violation != null) {
                refuse(part, violation.name(), violation.message() + others(part, violation));
            }
        }
        return typed(spec.type());
    }

    /** Names the parameters that a query may have, if it has another one. */
    private String others(HandshakePart part, HandshakeViolation violation) {
        List<String> known = names(part);
        boolean unknown = part == HandshakePart.QUERY && !known.containsAll(query.names());
        return violation.name().isEmpty() && unknown ? "; it may have " + String.join(", ", known) : "";
    }

    private List<String> names(HandshakePart part) {
        return spec.of(part).stream().map(HandshakeParameter::name).toList();
    }

    private ObjectNode values(HandshakePart part) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        if (part == HandshakePart.QUERY) {
            // A schema may forbid other parameters, or restrict them.
            query.names().forEach(name -> query.of(name).get(0).ifPresent(text -> values.put(name, text)));
        }
        for (HandshakeParameter parameter : spec.of(part)) {
            JsonNode value = value(parameter);
            if (value != null) {
                values.set(parameter.name(), value);
                all.set(parameter.property(), value);
            }
        }
        return values;
    }

    private @Nullable JsonNode value(HandshakeParameter parameter) {
        List<Optional<String>> texts = texts(parameter);
        if (texts.isEmpty()) {
            return null;
        }
        if (texts.stream().anyMatch(Optional::isEmpty)) {
            refuse(parameter.part(), parameter.name(), "is not percent-encoded UTF-8");
        }
        if (!parameter.isList()) {
            if (texts.size() > 1) {
                refuse(parameter.part(), parameter.name(), "must not be repeated");
            }
            return value(parameter, texts.get(0).orElseThrow());
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        texts.forEach(text -> list.add(value(parameter, text.orElseThrow())));
        return list;
    }

    /** A text of another type stays a text, and the schema says what it must be. */
    private static JsonNode value(HandshakeParameter parameter, String text) {
        return TextType.read(text, parameter.types()).orElseGet(() -> JsonNodeFactory.instance.stringNode(text));
    }

    private List<Optional<String>> texts(HandshakeParameter parameter) {
        String name = parameter.name();
        return switch (parameter.part()) {
            case ADDRESS ->
                Stream.ofNullable(match.encoded().get(name))
                        .map(PercentText::ofPath)
                        .toList();
            case QUERY -> query.of(name);
            case HEADERS ->
                request.getHeaders().getOrEmpty(name).stream()
                        .flatMap(line -> parameter.isList() ? members(line) : Stream.of(line.strip()))
                        .map(Optional::of)
                        .toList();
        };
    }

    /** Returns the members of a list in a header (RFC 9110, section 5.6.1). */
    private static Stream<String> members(String line) {
        return Stream.of(line.split(",", -1)).map(String::strip).filter(member -> !member.isEmpty());
    }

    private Object typed(Class<?> type) {
        try {
            return Json.mapper().treeToValue(all, type);
        } catch (DatabindException e) {
            HandshakeParameter parameter = e.getPath().isEmpty()
                    ? null
                    : spec.parameters().stream()
                            .filter(each ->
                                    each.property().equals(e.getPath().get(0).getPropertyName()))
                            .findFirst()
                            .orElse(null);
            if (parameter != null) {
                refuse(parameter.part(), parameter.name(), "is out of the range that the server can represent");
            }
            throw refusal("the parameters of the handshake are not as the contract has them");
        } catch (JacksonException e) {
            throw refusal("the parameters of the handshake are not as the contract has them");
        }
    }

    private static void refuse(HandshakePart part, String name, String message) {
        throw refusal(name.isEmpty() ? part.id() + ": " + message : part.words() + " '" + name + "': " + message);
    }

    /** Names and constraints are the contract's, which may hold any character. */
    private static HandshakeRefusedException refusal(String reason) {
        String plain = reason.replaceAll("\\p{C}", "?");
        return new HandshakeRefusedException(
                BAD_REQUEST, plain.length() <= MAX_REASON ? plain : plain.substring(0, MAX_REASON) + "…");
    }
}
