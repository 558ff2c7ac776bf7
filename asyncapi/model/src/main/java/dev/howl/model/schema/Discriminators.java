package dev.howl.model.schema;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The properties that tell the heirs of a schema with a {@code discriminator} apart: each heir has its own name there
 * (AsyncAPI 3.0, Schema Object).
 */
public final class Discriminators {
    private Discriminators() {}

    /** Returns the values by property; none for a schema without a name, or one that inherits no discriminator. */
    public static Map<String, String> of(Schema schema) {
        String name = schema.name();
        Map<String, String> values = new LinkedHashMap<>();
        if (name == null) {
            return values;
        }
        Set<Schema> seen = new HashSet<>(Set.of(schema));
        Deque<Schema> open = new ArrayDeque<>(schema.keywords().allOf());
        while (!open.isEmpty()) {
            Schema base = open.remove();
            if (seen.add(base)) {
                String property = property(base);
                if (property != null) {
                    values.putIfAbsent(property, name);
                }
                open.addAll(base.keywords().allOf());
            }
        }
        return values;
    }

    /** Returns the discriminator; none if it is no property of its schema, which is an error. */
    private static @Nullable String property(Schema schema) {
        String property = schema.keywords().discriminator();
        return property != null && schema.keywords().properties().containsKey(property) ? property : null;
    }
}
