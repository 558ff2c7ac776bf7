package dev.howl.diff.compare;

import dev.howl.diff.rule.SourceRule;
import dev.howl.model.Message;
import dev.howl.model.schema.Schema;
import dev.howl.model.shape.Shape;
import dev.howl.model.shape.Type;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Reusable schemas that messages used, and that are gone with their classes. */
final class GoneSchemas {
    private final Both both;

    GoneSchemas(Both both) {
        this.both = both;
    }

    void report() {
        Map<String, Schema> schemas = both.now().reusable().schemas();
        Set<Schema> used = used();
        both.old().reusable().schemas().forEach((name, schema) -> {
            if (!schemas.containsKey(name)
                    && used.contains(schema)
                    && Objects.equals(schema.name(), name)
                    && JavaKinds.isClass(Type.of(Shape.of(schema)))) {
                both.report(
                        SourceRule.SCHEMA_CLASS_REMOVED,
                        both.place(true, schema, ""),
                        null,
                        "Java: schema '" + name + "' is gone");
            }
        });
    }

    /** Returns the schemas that messages of the old document lead to. */
    private Set<Schema> used() {
        Set<Schema> seen = new HashSet<>();
        Deque<Schema> next = new ArrayDeque<>();
        JavaComparison.messages(both.old())
                .map(Message::payload)
                .filter(Objects::nonNull)
                .forEach(next::add);
        while (!next.isEmpty()) {
            Schema schema = next.remove();
            if (seen.add(schema)) {
                next.addAll(schema.keywords().subschemas().values());
            }
        }
        return seen;
    }
}
