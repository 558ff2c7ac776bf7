package dev.howl.diff;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table of cases.
 *
 * @param rule the rule that {@code now} breaks
 * @param old changes of the base document before
 * @param now changes of the base document after
 * @param twin changes of the base document after, which break neither this rule nor old clients
 */
record DiffCase(String rule, Map<String, Object> old, Map<String, Object> now, Map<String, Object> twin) {
    /** Applies a patch (RFC 7396). */
    static Map<String, Object> patched(@Nullable Object base, Map<String, Object> patch) {
        Map<String, Object> result = new LinkedHashMap<>(base instanceof Map ? object(base) : Map.of());
        patch.forEach((key, value) -> {
            if (value == null) {
                result.remove(key);
            } else if (value instanceof Map) {
                result.put(key, patched(result.get(key), object(value)));
            } else {
                result.put(key, value);
            }
        });
        return result;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    /** Returns the rule as the name of a test. */
    @Override
    public String toString() {
        return rule;
    }
}
