package dev.howl.generator.plan;

import dev.howl.model.schema.ObjectView;
import dev.howl.model.schema.Schema;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The properties of an object schema, those of its {@code allOf} among them. */
record ObjectShape(Map<String, Schema> properties, Set<String> required) {

    static ObjectShape of(Schema schema) {
        ObjectShape shape = new ObjectShape(new LinkedHashMap<>(), new LinkedHashSet<>());
        shape.add(schema, new HashSet<>());
        return shape;
    }

    /** Whether a schema describes an object with properties of its own. */
    static boolean isObject(Schema schema) {
        Schema.Keywords keywords = schema.keywords();
        boolean typed = keywords.types().equals(Set.of(Schema.Type.OBJECT));
        if (typed || !keywords.types().isEmpty()) {
            return typed;
        }
        return !keywords.properties().isEmpty()
                || (!keywords.allOf().isEmpty() && keywords.allOf().stream().allMatch(ObjectShape::isObject));
    }

    /** Required properties that nothing else is said of. */
    List<String> undescribed(Set<String> known) {
        return required.stream()
                .filter(name -> !properties.containsKey(name) && !known.contains(name))
                .toList();
    }

    /** Properties that only alternatives of a schema have, so that a record of it would lack them. */
    static Set<String> lacking(Schema schema) {
        Set<String> lacking =
                new LinkedHashSet<>(ObjectView.of(schema).properties().keySet());
        lacking.removeAll(of(schema).properties().keySet());
        return lacking;
    }

    private void add(Schema schema, Set<Schema> seen) {
        if (seen.add(schema)) {
            Schema.Keywords keywords = schema.keywords();
            keywords.allOf().forEach(part -> add(part, seen));
            properties.putAll(keywords.properties());
            required.addAll(keywords.required());
        }
    }
}
