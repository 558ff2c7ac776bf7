package dev.howl.instances;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A walk along a schema with a valid frame, to the schemas that its values fit. */
final class SchemaWalk {
    private static final int MAX_SITES = 2_000;
    private final Schemas schemas;
    private final List<MutationSite> sites = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private SchemaWalk(Schemas schemas) {
        this.schemas = schemas;
    }

    /** Returns the values of a valid frame with the schemas that they fit. */
    static List<MutationSite> sites(Schemas schemas, SchemaPlace root, JsonNode frame) {
        SchemaWalk walk = new SchemaWalk(schemas);
        walk.visit("", frame, root);
        return walk.sites;
    }

    private void visit(String pointer, JsonNode value, SchemaPlace reference) {
        SchemaPlace place = schemas.document().resolved(reference);
        boolean known = !place.schema().isObject() || !seen.add(pointer + " " + place.pointer());
        if (known || sites.size() >= MAX_SITES) {
            return;
        }
        sites.add(new MutationSite(pointer, value, place));
        list(place, "allOf").forEach(part -> visit(pointer, value, part));
        for (String keyword : List.of("anyOf", "oneOf")) {
            list(place, keyword).stream()
                    .filter(branch -> schemas.evaluator().accepts(branch, value))
                    .forEach(branch -> visit(pointer, value, branch));
        }
        if (place.has("if")) {
            String branch = schemas.evaluator().accepts(place.at("if"), value) ? "then" : "else";
            if (place.has(branch)) {
                visit(pointer, value, place.at(branch));
            }
        }
        if (value.isObject()) {
            members(pointer, value, place);
        } else if (value.isArray()) {
            items(pointer, value, place);
        }
    }

    private static List<SchemaPlace> list(SchemaPlace place, String keyword) {
        List<SchemaPlace> list = new ArrayList<>();
        for (int i = 0; i < place.get(keyword).size(); i++) {
            list.add(place.at(keyword, Integer.toString(i)));
        }
        return list;
    }

    private void members(String pointer, JsonNode object, SchemaPlace place) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String name = member.getKey();
            String inside = pointer + "/" + SchemaPlace.escape(name);
            boolean named = place.get("properties").has(name);
            if (named) {
                visit(inside, member.getValue(), place.at("properties", name));
            }
            for (String pattern : place.get("patternProperties").propertyNames()) {
                if (schemas.pattern(pattern).isIn(name)) {
                    named = true;
                    visit(inside, member.getValue(), place.at("patternProperties", pattern));
                }
            }
            if (!named && place.has("additionalProperties")) {
                visit(inside, member.getValue(), place.at("additionalProperties"));
            }
            if (place.get("dependencies").path(name).isObject()) {
                visit(pointer, object, place.at("dependencies", name));
            }
        }
    }

    private void items(String pointer, JsonNode array, SchemaPlace place) {
        for (int i = 0; i < array.size(); i++) {
            String inside = pointer + "/" + i;
            if (place.get("items").isObject()) {
                visit(inside, array.get(i), place.at("items"));
            } else if (i < place.get("items").size()) {
                visit(inside, array.get(i), place.at("items", Integer.toString(i)));
            } else if (place.has("additionalItems")) {
                visit(inside, array.get(i), place.at("additionalItems"));
            }
        }
    }
}
