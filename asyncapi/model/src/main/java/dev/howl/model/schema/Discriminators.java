package dev.howl.model.schema;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The properties that distinguish the heirs of a schema with a {@code discriminator}: each heir has its own name there
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

    /** Returns the values by property of a schema and of those that {@code allOf} joins to it, the heir's own first. */
    public static Map<String, String> ofParts(Schema schema) {
        Set<Schema> parts = new LinkedHashSet<>();
        Deque<Schema> open = new ArrayDeque<>(List.of(schema));
        while (!open.isEmpty()) {
            Schema part = open.remove();
            if (parts.add(part)) {
                open.addAll(part.keywords().allOf());
            }
        }
        return ofAll(parts);
    }

    /** Returns the values by property of several schemas of one value; of those for one property, the first counts. */
    public static Map<String, String> ofAll(Collection<Schema> parts) {
        Map<String, String> values = new LinkedHashMap<>();
        parts.forEach(part -> of(part).forEach(values::putIfAbsent));
        return values;
    }

    /** Returns the discriminator; none if it is not a property of its schema, which is an error. */
    private static @Nullable String property(Schema schema) {
        String property = schema.keywords().discriminator();
        return property != null && schema.keywords().properties().containsKey(property) ? property : null;
    }
}
