package dev.howl.generator.emit;

import dev.howl.generator.plan.JavaNames;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The names of an enumeration's constants. A name depends on its value, and on whether other values would have the same
 * one, but not on their order or number. All values that would share a name get a suffix made of the value, so that
 * none
 * silently takes the name of another when the enumeration grows.
 */
final class ConstantNames {
    /** Names of other members of the class, and of {@code Known}. */
    private static final Set<String> RESERVED = Set.of("VALUES", "UNKNOWN");
    /** Constants have single underscores, so that no suffix makes a name that another value has without one. */
    private static final String SEPARATOR = "__";

    private static final int MOST_LETTERS = 40;
    private static final int MOST_DIGITS = 30;

    private ConstantNames() {}

    /** Returns the name of each value, in their order. Equal numbers are one value. */
    static Map<JsonNode, String> of(List<JsonNode> values) {
        Map<Object, JsonNode> distinct = new LinkedHashMap<>();
        values.forEach(value -> distinct.putIfAbsent(key(value), value));
        Map<String, Long> uses = distinct.values().stream()
                .collect(Collectors.groupingBy(value -> JavaNames.constant(text(value)), Collectors.counting()));
        Map<JsonNode, String> names = new LinkedHashMap<>();
        for (JsonNode value : distinct.values()) {
            String name = JavaNames.constant(text(value));
            boolean clashes = uses.getOrDefault(name, 0L) > 1 || RESERVED.contains(name);
            names.put(value, clashes ? name + SEPARATOR + suffix(value) : name);
        }
        return names;
    }

    private static Object key(JsonNode value) {
        return value.isNumber() ? value.decimalValue().stripTrailingZeros() : value;
    }

    /** Returns the value in words that a constant can be made of. */
    private static String text(JsonNode value) {
        if (!value.isNumber()) {
            return value.asString();
        }
        BigDecimal number = value.decimalValue().stripTrailingZeros();
        boolean isShort = Math.abs((long) number.scale()) + number.precision() <= MOST_DIGITS;
        return isShort ? number.toPlainString() : number.toString().replace("E-", "E minus ");
    }

    private static String suffix(JsonNode value) {
        if (!value.isString()) {
            return value.getNodeType().name();
        }
        String text = value.stringValue();
        if (text.isEmpty() || text.codePointCount(0, text.length()) > MOST_LETTERS) {
            return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
                    .toString()
                    .replace("-", "");
        }
        return text.codePoints()
                .mapToObj(c -> Character.isLetterOrDigit(c) ? Character.toString(c) : String.format("_%X_", c))
                .collect(Collectors.joining());
    }
}
