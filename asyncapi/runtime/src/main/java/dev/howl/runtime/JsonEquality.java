package dev.howl.runtime;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Equality of JSON values as JSON Schema defines it: numbers are compared by their value, so that 1 and 1.0 are one, also
 * inside of arrays and objects (JSON Schema 2020-12, core, section 4.2.2).
 */
public final class JsonEquality {
    private JsonEquality() {}

    /** Returns a key that equal values have in common. Scalars other than numbers are their own keys. */
    public static Object key(JsonNode value) {
        if (value.isNumber()) {
            return value.decimalValue().stripTrailingZeros();
        }
        if (value.isArray()) {
            return value.valueStream().map(JsonEquality::key).toList();
        }
        if (value.isObject()) {
            Map<String, Object> members = new LinkedHashMap<>();
            value.forEachEntry((name, member) -> members.put(name, key(member)));
            return members;
        }
        return value;
    }

    /** Returns {@code true} if two values are equal. */
    public static boolean areEqual(JsonNode one, JsonNode other) {
        return key(one).equals(key(other));
    }
}
