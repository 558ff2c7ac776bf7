package dev.howl.instances;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The least depth of the values of each schema of a document, by which recursion comes to an end. It is an estimate:
 * conditions and negations are not looked at.
 */
final class SchemaHeights {
    static final int ENDLESS = 1_000;
    private static final int MAX_ROUNDS = 60;

    private final SchemaDocument document;
    private final Map<String, Integer> heights = new HashMap<>();

    SchemaHeights(SchemaDocument document) {
        this.document = document;
        List<SchemaPlace> all = document.all();
        boolean changed = true;
        for (int round = 0; changed && round < MAX_ROUNDS; round++) {
            changed = false;
            for (SchemaPlace place : all) {
                int height = estimate(place);
                changed |= height != of(place);
                heights.put(place.pointer(), height);
            }
        }
    }

    int of(SchemaPlace place) {
        if (place.schema().isBoolean()) {
            return place.isForbidden() ? ENDLESS : 0;
        }
        return heights.getOrDefault(place.pointer(), ENDLESS);
    }

    private int estimate(SchemaPlace place) {
        if (place.has("$ref")) {
            return of(document.resolved(place));
        }
        if (place.schema().isBoolean() || place.has("const") || place.has("enum")) {
            return place.isForbidden() ? ENDLESS : 0;
        }
        int height = content(place);
        for (int i = 0; i < place.get("allOf").size(); i++) {
            height = Math.max(height, of(place.at("allOf", Integer.toString(i))));
        }
        return Math.max(height, Math.max(least(place, "anyOf"), least(place, "oneOf")));
    }

    private int least(SchemaPlace place, String keyword) {
        int least = place.get(keyword).isEmpty() ? 0 : ENDLESS;
        for (int i = 0; i < place.get(keyword).size(); i++) {
            least = Math.min(least, of(place.at(keyword, Integer.toString(i))));
        }
        return least;
    }

    private int content(SchemaPlace place) {
        List<String> types = types(place);
        if (types.stream().anyMatch(type -> !type.equals("object") && !type.equals("array"))) {
            return 0;
        }
        int array = types.contains("array") ? items(place) : ENDLESS;
        int object = types.contains("object") || types.isEmpty() ? members(place) : ENDLESS;
        return Math.min(array, object);
    }

    private static List<String> types(SchemaPlace place) {
        JsonNode type = place.get("type");
        List<String> types = new ArrayList<>();
        if (type.isString()) {
            types.add(type.stringValue());
        }
        type.forEach(each -> types.add(each.asString()));
        return types;
    }

    private int items(SchemaPlace place) {
        boolean hasItems = Counts.of(place.get("minItems")) > 0 || place.has("contains");
        boolean isTuple = place.get("items").isArray();
        return !hasItems ? 0 : place.has("items") && !isTuple ? above(place.at("items")) : 1;
    }

    private int members(SchemaPlace place) {
        int height = 0;
        for (JsonNode name : place.get("required")) {
            String member = name.asString();
            if (place.get("properties").has(member)) {
                height = Math.max(height, above(place.at("properties", member)));
            }
        }
        return height;
    }

    private int above(SchemaPlace inside) {
        return Math.min(ENDLESS, of(inside) + 1);
    }
}
