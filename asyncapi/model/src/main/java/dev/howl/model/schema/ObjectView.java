package dev.howl.model.schema;

import dev.howl.model.schema.Schema.Keywords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Properties that every object of a schema has, with its {@code allOf} and alternatives.
 *
 * @param properties every property that is described, with its schemas, in the order of the document
 * @param required properties that every fitting object has
 * @param constants properties that have one value in every fitting object that has them
 */
public record ObjectView(Map<String, List<Schema>> properties, Set<String> required, Map<String, JsonNode> constants) {

    /** Returns the view of one schema. */
    public static ObjectView of(Schema schema) {
        return new Viewer().view(schema);
    }

    /** Returns {@code true} if every object has this property with an object as value. */
    public boolean requiresObject(String property) {
        List<Schema> schemas = properties.getOrDefault(property, List.of());
        return required.contains(property) && schemas.stream().anyMatch(schema -> new Viewer().isObject(schema, 0));
    }

    /** Returns the text constants that every fitting object has: what may tell a message from others. */
    public Map<String, String> marks() {
        Map<String, String> marks = new LinkedHashMap<>();
        constants.forEach((name, value) -> {
            if (required.contains(name) && value.isString()) {
                marks.put(name, value.stringValue());
            }
        });
        return marks;
    }

    /** Remembers what it has seen: schemas may be shared by many alternatives, and recursive. */
    private static final class Viewer {
        private static final ObjectView NOTHING = new ObjectView(Map.of(), Set.of(), Map.of());
        private static final int DEEPEST = 20;

        private final Map<Schema, ObjectView> views = new HashMap<>();

        ObjectView view(Schema schema) {
            ObjectView known = views.putIfAbsent(schema, NOTHING);
            if (known != null) {
                return known;
            }
            ObjectView view = compute(schema.keywords());
            views.put(schema, view);
            return view;
        }

        private ObjectView compute(Keywords keywords) {
            ObjectView sum = own(keywords);
            for (Schema part : keywords.allOf()) {
                sum = both(sum, view(part));
            }
            for (List<Schema> alternatives : List.of(keywords.oneOf(), keywords.anyOf())) {
                ObjectView any = alternatives.stream()
                        .map(this::view)
                        .reduce(Viewer::either)
                        .orElse(NOTHING);
                sum = both(sum, any);
            }
            return sum;
        }

        private ObjectView own(Keywords keywords) {
            Map<String, List<Schema>> properties = new LinkedHashMap<>();
            Map<String, JsonNode> constants = new LinkedHashMap<>();
            keywords.properties().forEach((name, schema) -> {
                properties.put(name, List.of(schema));
                JsonNode constant = constant(schema, 0);
                if (constant != null) {
                    constants.put(name, constant);
                }
            });
            return new ObjectView(properties, keywords.required(), constants);
        }

        private static ObjectView both(ObjectView one, ObjectView other) {
            Set<String> required = new LinkedHashSet<>(one.required);
            required.addAll(other.required);
            Map<String, JsonNode> constants = new LinkedHashMap<>(one.constants);
            other.constants.forEach(constants::putIfAbsent);
            return new ObjectView(joined(one, other), required, constants);
        }

        private static ObjectView either(ObjectView one, ObjectView other) {
            Set<String> required = new LinkedHashSet<>(one.required);
            required.retainAll(other.required);
            Map<String, JsonNode> constants = new LinkedHashMap<>(one.constants);
            constants.entrySet().removeIf(entry -> !entry.getValue().equals(other.constants.get(entry.getKey())));
            return new ObjectView(joined(one, other), required, constants);
        }

        private static Map<String, List<Schema>> joined(ObjectView one, ObjectView other) {
            Map<String, List<Schema>> joined = new LinkedHashMap<>(one.properties);
            other.properties.forEach((name, schemas) -> joined.merge(name, schemas, (a, b) -> {
                List<Schema> all = new ArrayList<>(a);
                b.stream().filter(schema -> !all.contains(schema)).forEach(all::add);
                return all;
            }));
            return joined;
        }

        private static @Nullable JsonNode constant(Schema schema, int depth) {
            JsonNode own = schema.keywords().constant();
            if (own != null || depth > DEEPEST) {
                return own;
            }
            return schema.keywords().allOf().stream()
                    .map(part -> constant(part, depth + 1))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }

        private boolean isObject(Schema schema, int depth) {
            Keywords keywords = schema.keywords();
            if (keywords.types().equals(Set.of(Schema.Type.OBJECT))) {
                return true;
            }
            return depth < DEEPEST && keywords.allOf().stream().anyMatch(part -> isObject(part, depth + 1));
        }
    }
}
