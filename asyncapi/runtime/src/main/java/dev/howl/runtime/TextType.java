package dev.howl.runtime;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A kind of JSON value that the text of a handshake's parameter can stand for. The constants are in the order in which
 * they are tried.
 */
public enum TextType {
    /** A number as JSON writes it. */
    NUMBER,
    /** {@code true} or {@code false}. */
    BOOLEAN,
    /** An object or a list, which have no text but their JSON. */
    JSON,
    /** The text itself. */
    STRING;

    private static final int MAX_DIGITS = 1000;
    private static final Pattern NUMBERS = Pattern.compile("-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE][+-]?[0-9]++)?");

    /** Returns the value that a text stands for, empty if it stands for none of these types. */
    public static Optional<JsonNode> read(String text, Set<TextType> types) {
        for (TextType type : values()) {
            if (types.contains(type)) {
                Optional<JsonNode> value = type.read(text);
                if (value.isPresent()) {
                    return value;
                }
            }
        }
        return Optional.empty();
    }

    /** Returns the text of a value, from which {@link #read} makes the value again. */
    public static String write(JsonNode value) {
        return value.isString() ? value.stringValue() : value.toString();
    }

    /**
     * Returns the text of a value of a generated type, such as the key of a topic: that of the string or number that it
     * is in JSON.
     */
    public static String write(Object value) {
        return value instanceof String text ? text : write(Json.mapper().<JsonNode>valueToTree(value));
    }

    /**
     * Returns the key of a topic that a text stands for.
     *
     * @throws IllegalArgumentException if the text stands for no value of the type
     */
    public static <T> T key(String text, Class<T> type) {
        for (TextType each : List.of(STRING, NUMBER)) {
            Optional<JsonNode> value = each.read(text);
            if (value.isPresent()) {
                try {
                    return Json.mapper().treeToValue(value.get(), type);
                } catch (JacksonException e) {
                    // Perhaps it is a number.
                }
            }
        }
        throw new IllegalArgumentException("the key is not a " + type.getSimpleName());
    }

    private Optional<JsonNode> read(String text) {
        return switch (this) {
            case NUMBER ->
                text.length() <= MAX_DIGITS && NUMBERS.matcher(text).matches() ? parsed(text) : Optional.empty();
            case BOOLEAN -> text.equals("true") || text.equals("false") ? parsed(text) : Optional.empty();
            case JSON -> parsed(text).filter(JsonNode::isContainer);
            case STRING -> Optional.of(JsonNodeFactory.instance.stringNode(text));
        };
    }

    private static Optional<JsonNode> parsed(String text) {
        try {
            return Optional.of(Json.read(text));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
