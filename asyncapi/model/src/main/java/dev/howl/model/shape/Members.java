package dev.howl.model.shape;

import dev.howl.model.schema.Discriminators;
import dev.howl.model.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Reads the named members of a shape. */
final class Members {
    private Members() {}

    /** @param order the shape's parts in the order in which their members come */
    static Map<String, Member> of(Shape shape, List<Schema> order) {
        Map<String, List<Schema>> schemas = new LinkedHashMap<>();
        order.forEach(
                part -> part.keywords().properties().keySet().forEach(name -> schemas.put(name, new ArrayList<>())));
        shape.keywords().forEach(keywords -> keywords.properties()
                .forEach((name, schema) ->
                        Objects.requireNonNull(schemas.get(name)).add(schema)));
        Set<String> required = shape.required();
        for (String name : required) {
            schemas.computeIfAbsent(name, undescribed -> List.of(unnamed(shape)));
        }
        Map<String, JsonNode> marks = discriminators(shape);
        Map<String, Member> members = new LinkedHashMap<>();
        schemas.forEach((name, all) -> {
            Shape value = Shape.of(all);
            members.put(name, new Member(name, value, required.contains(name), constant(value, marks.get(name))));
        });
        return members;
    }

    /** Returns the schema of a member that is required and not described. */
    private static Schema unnamed(Shape shape) {
        Shape others = shape.others().values();
        return others == null
                ? Schema.implied(Set.of(), null, shape.location())
                : others.roots().get(0);
    }

    /** Returns the value that {@code const} names, or that the discriminator has and the schema allows. */
    private static @Nullable JsonNode constant(Shape value, @Nullable JsonNode mark) {
        List<AllowedValue> values = value.values();
        if (values == null) {
            return mark;
        }
        boolean only = values.size() == 1 && value.keywords().anyMatch(keywords -> keywords.constant() != null);
        return only
                ? values.get(0).json()
                : values.stream()
                        .map(AllowedValue::json)
                        .filter(json -> json.equals(mark))
                        .findFirst()
                        .orElse(null);
    }

    /** Returns the values of discriminators, those of the most special schema first. */
    private static Map<String, JsonNode> discriminators(Shape shape) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        Discriminators.ofAll(shape.parts()).forEach((property, name) -> found.put(property, StringNode.valueOf(name)));
        return found;
    }
}
