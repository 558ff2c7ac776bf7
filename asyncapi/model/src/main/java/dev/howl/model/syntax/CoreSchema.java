package dev.howl.model.syntax;

import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.diagnostic.Location;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** YAML scalars as JSON values, by the core schema of YAML 1.2.2 (section 10.3). */
final class CoreSchema {
    private static final String NUMBER_STARTS = "+-.0123456789";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String PREFIX = "tag:yaml.org,2002:";
    private static final Set<String> NULL = Set.of("null", "Null", "NULL", "~", "");
    private static final Set<String> TRUE = Set.of("true", "True", "TRUE");
    private static final Set<String> FALSE = Set.of("false", "False", "FALSE");
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]++");
    private static final Pattern OCTAL = Pattern.compile("0o[0-7]++");
    private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]++");
    private static final Pattern FLOAT =
            Pattern.compile("[-+]?(?:\\.[0-9]++|[0-9]++(?:\\.[0-9]*+)?)(?:[eE][-+]?[0-9]++)?");
    private static final Pattern NO_JSON = Pattern.compile("[-+]?(?:\\.inf|\\.Inf|\\.INF)|\\.nan|\\.NaN|\\.NAN");

    private final Diagnostics diagnostics;

    CoreSchema(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Returns the value of a scalar without quotes and tag. */
    JsonNode plain(String text, Location location) {
        if (NULL.contains(text)) {
            return NODES.nullNode();
        }
        if (TRUE.contains(text) || FALSE.contains(text)) {
            return NODES.booleanNode(TRUE.contains(text));
        }
        JsonNode number = number(text, location);
        return number == null ? NODES.stringNode(text) : number;
    }

    /** Returns the value of a scalar with a tag, {@code null} where the tag is none of the core schema. */
    @Nullable
    JsonNode tagged(String tag, String text, Location location) {
        if (tag.equals("!")) {
            return NODES.stringNode(text);
        }
        return switch (tag.startsWith(PREFIX) ? tag.substring(PREFIX.length()) : "") {
            case "str" -> NODES.stringNode(text);
            case "null" -> NULL.contains(text) ? NODES.nullNode() : mismatch(tag, text, location);
            case "bool" ->
                TRUE.contains(text) || FALSE.contains(text)
                        ? NODES.booleanNode(TRUE.contains(text))
                        : mismatch(tag, text, location);
            case "int" -> number(tag, text, location, JsonNode::isIntegralNumber);
            case "float" -> number(tag, text, location, JsonNode::isNumber);
            default -> null;
        };
    }

    private JsonNode number(
            String tag, String text, Location location, java.util.function.Predicate<JsonNode> accepted) {
        JsonNode number = number(text, location);
        boolean reported = number != null && number.isNull();
        return number != null && (reported || accepted.test(number)) ? number : mismatch(tag, text, location);
    }

    private JsonNode mismatch(String tag, String text, Location location) {
        diagnostics.error(location, "'" + text + "' is not a value of the tag '" + shown(tag) + "'");
        return NODES.nullNode();
    }

    /** Returns a tag as people write it. */
    static String shown(String tag) {
        return tag.startsWith(PREFIX) ? "!!" + tag.substring(PREFIX.length()) : tag;
    }

    /** Returns {@code true} if a tag names the kind that the node has anyway. */
    static boolean isCollection(String tag, String type) {
        return tag.equals("!") || tag.equals(PREFIX + type);
    }

    /**
     * Returns a number, null where it is reported because JSON cannot represent this number, {@code null} where the text is none.
     */
    private @Nullable JsonNode number(String text, Location location) {
        // Most texts are told here, without five regular expressions.
        if (text.isEmpty() || NUMBER_STARTS.indexOf(text.charAt(0)) < 0) {
            return null;
        }
        if (NO_JSON.matcher(text).matches()) {
            return refused(location, "JSON cannot represent this number");
        }
        boolean integer = INTEGER.matcher(text).matches();
        boolean octal = OCTAL.matcher(text).matches();
        boolean hexadecimal = HEXADECIMAL.matcher(text).matches();
        if (!integer && !octal && !hexadecimal && !FLOAT.matcher(text).matches()) {
            return null;
        }
        if (text.length() > DocumentLimits.NUMBER_LENGTH) {
            return refused(
                    location,
                    "a number of more than " + DocumentLimits.NUMBER_LENGTH + " characters; quote it if it is text");
        }
        if (octal || hexadecimal) {
            return integer(new BigInteger(text.substring(2), octal ? 8 : 16));
        }
        return integer ? integer(new BigInteger(text)) : decimal(text, location);
    }

    private JsonNode decimal(String text, Location location) {
        try {
            BigDecimal value = new BigDecimal(text);
            if (Math.abs((long) value.scale()) <= DocumentLimits.NUMBER_SCALE) {
                return NODES.numberNode(value);
            }
        } catch (NumberFormatException e) {
            // An exponent of more digits than an int has: out of range, too.
        }
        return refused(location, "this number is out of range");
    }

    private JsonNode refused(Location location, String message) {
        diagnostics.error(location, message);
        return NODES.nullNode();
    }

    /** Returns the smallest node that holds an integer. */
    static JsonNode integer(BigInteger value) {
        if (value.bitLength() < Integer.SIZE) {
            return NODES.numberNode(value.intValue());
        }
        return value.bitLength() < Long.SIZE ? NODES.numberNode(value.longValue()) : NODES.numberNode(value);
    }
}
