package dev.howl.model.check;

import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.syntax.Node;
import dev.howl.model.syntax.Sequence;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Lists that may not have an item twice ({@code uniqueItems} in the JSON Schema of AsyncAPI). */
final class DuplicateCheck {
    private DuplicateCheck() {}

    /** @param key the field that distinguishes items, {@code null} if they differ as a whole */
    static void check(Node value, @Nullable String key, Diagnostics violations) {
        Set<JsonNode> seen = new HashSet<>();
        if (value instanceof Sequence list) {
            for (Node item : list.items()) {
                Node part = key == null ? item : item.child(key);
                if (part != null && !seen.add(part.json())) {
                    violations.error(
                            item.location(), value.called() + " has " + words(item, key, part) + " twice; remove one");
                }
            }
        }
    }

    private static String words(Node item, @Nullable String key, Node part) {
        if (key != null) {
            return "the " + key + " " + part.json();
        }
        return item.json().isString() ? item.json().toString() : "the same item";
    }
}
