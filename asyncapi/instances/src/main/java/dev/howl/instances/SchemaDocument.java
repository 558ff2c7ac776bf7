package dev.howl.instances;

import dev.howl.runtime.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The schemas of a channel's frames as one draft-07 document, in which all references lead. */
final class SchemaDocument {
    private static final int MAX_REFERENCES = 100;
    private static final Set<String> ONE =
            Set.of("additionalProperties", "additionalItems", "contains", "propertyNames", "not", "if", "then", "else");
    private static final Set<String> LISTS = Set.of("allOf", "anyOf", "oneOf", "items");
    private static final Set<String> MAPS = Set.of("properties", "patternProperties", "dependencies");

    private final JsonNode root;

    private SchemaDocument(JsonNode root) {
        this.root = root;
    }

    /** Returns a document that is one schema. */
    static SchemaDocument whole(JsonNode schema) {
        return new SchemaDocument(schema);
    }

    /** Returns the document of a bundle, with the schemas where the bundle has them. */
    static SchemaDocument of(ObjectNode bundle) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("$schema", "http://json-schema.org/draft-07/schema#");
        for (Direction direction : Direction.values()) {
            root.set(property(direction), bundle.path(property(direction)));
        }
        root.set("definitions", bundle.path("definitions"));
        return new SchemaDocument(root);
    }

    JsonNode root() {
        return root;
    }

    static String property(Direction direction) {
        return direction == Direction.TO_SERVER ? "toServer" : "toClient";
    }

    SchemaPlace message(Direction direction, String id) {
        return at("/" + property(direction) + "/" + SchemaPlace.escape(id));
    }

    SchemaPlace at(String pointer) {
        return new SchemaPlace(pointer, root.at(pointer));
    }

    /** Follows references; what stands beside one is ignored (draft-07, section 8.3). */
    SchemaPlace resolved(SchemaPlace place) {
        SchemaPlace found = place;
        for (int i = 0; i < MAX_REFERENCES && found.get("$ref").isString(); i++) {
            found = at(found.get("$ref").stringValue().substring(1));
        }
        return found;
    }

    /** Returns all schemas of the document, those of messages first. */
    List<SchemaPlace> all() {
        List<SchemaPlace> all = new ArrayList<>();
        for (Direction direction : Direction.values()) {
            root.path(property(direction)).propertyNames().forEach(id -> all.add(message(direction, id)));
        }
        root.path("definitions")
                .propertyNames()
                .forEach(name -> all.add(at("/definitions/" + SchemaPlace.escape(name))));
        for (int i = 0; i < all.size(); i++) {
            all.addAll(inside(all.get(i)));
        }
        return all;
    }

    /** Returns the schemas directly inside a schema, references not followed. */
    static List<SchemaPlace> inside(SchemaPlace place) {
        List<SchemaPlace> inside = new ArrayList<>();
        if (!place.schema().isObject() || place.has("$ref")) {
            return inside;
        }
        for (Map.Entry<String, JsonNode> keyword : place.schema().properties()) {
            String name = keyword.getKey();
            JsonNode value = keyword.getValue();
            if (ONE.contains(name) || (name.equals("items") && !value.isArray())) {
                add(place.at(name), inside);
            } else if (LISTS.contains(name)) {
                for (int i = 0; i < value.size(); i++) {
                    add(place.at(name, Integer.toString(i)), inside);
                }
            } else if (MAPS.contains(name)) {
                value.propertyNames().forEach(member -> add(place.at(name, member), inside));
            }
        }
        return inside;
    }

    private static void add(SchemaPlace place, List<SchemaPlace> inside) {
        if (place.schema().isObject() || place.schema().isBoolean()) {
            inside.add(place);
        }
    }
}
