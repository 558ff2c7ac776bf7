package dev.howl.diff.schema;

import dev.howl.model.schema.Schema;
import dev.howl.model.schema.Schema.Keywords;
import dev.howl.model.shape.Shape;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The names of members that conditions, negations and dependencies of an object schema have, and its properties not. */
final class MentionedNames {
    private static final Set<String> IN_PLACE = Set.of("if", "then", "else", "not", "allOf", "dependencies");

    private MentionedNames() {}

    static boolean has(Shape object, String name) {
        Deque<Schema> open = new ArrayDeque<>(object.parts());
        Set<Schema> seen = new HashSet<>();
        while (!open.isEmpty()) {
            Schema schema = open.remove();
            if (!seen.add(schema)) {
                continue;
            }
            if (says(schema.keywords(), name)) {
                return true;
            }
            schema.keywords().subschemas().forEach((place, part) -> {
                if (IN_PLACE.contains(place.split("/", 3)[1])) {
                    open.add(part);
                }
            });
        }
        return false;
    }

    private static boolean says(Keywords keywords, String name) {
        JsonNode dependencies = keywords.json().path("dependencies");
        return keywords.properties().containsKey(name)
                || keywords.required().contains(name)
                || dependencies.has(name)
                || dependencies
                        .valueStream()
                        .anyMatch(list -> list.isArray()
                                && list.valueStream()
                                        .anyMatch(value -> value.asString("").equals(name)));
    }
}
