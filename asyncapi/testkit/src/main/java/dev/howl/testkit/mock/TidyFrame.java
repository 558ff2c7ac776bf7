package dev.howl.testkit.mock;

import dev.howl.model.shape.Facts;
import dev.howl.model.shape.Shape;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Generated JSON as a developer expects it from a server: with every constant of the schema, by which clients may
 * recognise the message, and without members that the schema does not describe.
 */
final class TidyFrame {
    private static final int MAX_DEPTH = 8;

    private TidyFrame() {}

    /** Returns a tidy copy, which need not be valid. */
    static JsonNode of(Shape shape, JsonNode frame) {
        JsonNode copy = frame.deepCopy();
        tidy(shape, copy, 0);
        return copy;
    }

    private static void tidy(Shape shape, JsonNode value, int depth) {
        if (depth > MAX_DEPTH) {
            return;
        }
        if (value.isArray()) {
            shape.items().ifPresent(items -> value.forEach(item -> tidy(items, item, depth + 1)));
        } else if (value instanceof ObjectNode object) {
            tidyObject(shape, object, depth);
        }
    }

    private static void tidyObject(Shape shape, ObjectNode object, int depth) {
        Set<String> described = Facts.of(shape).described();
        if (!described.isEmpty()) {
            List.copyOf(object.propertyNames()).stream()
                    .filter(name -> !described.contains(name))
                    .forEach(object::remove);
        }
        shape.members().forEach((name, member) -> {
            if (member.constant() != null) {
                object.set(name, member.constant());
            } else if (object.has(name)) {
                tidy(member.shape(), object.get(name), depth + 1);
            }
        });
    }
}
