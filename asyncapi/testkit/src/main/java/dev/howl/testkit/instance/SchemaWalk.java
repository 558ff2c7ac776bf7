package dev.howl.testkit.instance;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Walks along schemas: with a frame, to the schemas that its values fit, and without one, to all constraints. */
final class SchemaWalk {
    private static final int MAX_SITES = 2_000;
    private static final Set<String> CONSTRAINTS = Set.of(
            "type",
            "enum",
            "const",
            "required",
            "additionalProperties",
            "additionalItems",
            "propertyNames",
            "minProperties",
            "maxProperties",
            "dependencies",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "minLength",
            "maxLength",
            "pattern",
            "format",
            "minItems",
            "maxItems",
            "uniqueItems",
            "contains",
            "oneOf",
            "anyOf",
            "not");

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

    /** Returns the keywords of a schema that constrain values. */
    static List<String> keywords(SchemaPlace place) {
        return place.schema().propertyNames().stream()
                .filter(CONSTRAINTS::contains)
                .filter(keyword -> constrains(place, keyword))
                .toList();
    }

    /** Returns the keywords of a schema that constrain values, without those that only name other schemas. */
    static List<String> scalars(SchemaPlace place) {
        return keywords(place).stream()
                .filter(keyword -> !Set.of("oneOf", "anyOf", "not").contains(keyword))
                .toList();
    }

    private static boolean constrains(SchemaPlace place, String keyword) {
        JsonNode value = place.get(keyword);
        return switch (keyword) {
            // A schema of further members or items has constraints of its own.
            case "additionalProperties" -> value.isBoolean() && !value.booleanValue();
            case "additionalItems" ->
                value.isBoolean() && !value.booleanValue() && place.get("items").isArray();
            case "uniqueItems" -> value.asBoolean();
            case "minLength", "minItems", "minProperties" -> value.asInt(0) > 0;
            case "format" -> FormatSamples.has(value.asString());
            case "required", "oneOf", "anyOf", "dependencies" -> !value.isEmpty();
            default -> true;
        };
    }

    /** Returns all constraints that can concern a frame of the schema, in the order of the document. */
    static Set<KeywordPlace> constraints(SchemaDocument document, SchemaPlace root) {
        Set<KeywordPlace> constraints = new LinkedHashSet<>();
        Set<String> seen = new HashSet<>();
        Deque<SchemaPlace> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            SchemaPlace place = document.resolved(open.remove());
            if (place.schema().isObject() && seen.add(place.pointer())) {
                keywords(place).forEach(keyword -> constraints.add(new KeywordPlace(place.pointer(), keyword)));
                SchemaDocument.inside(place).stream()
                        .filter(inside -> isAsserted(place, inside))
                        .forEach(open::add);
            }
        }
        return constraints;
    }

    /** Returns whether a value must fit an inner schema, which those of a condition or a negation need not. */
    private static boolean isAsserted(SchemaPlace place, SchemaPlace inside) {
        String step = inside.pointer().substring(place.pointer().length());
        return !step.equals("/not")
                && !step.equals("/if")
                && !step.equals("/contains")
                && !step.equals("/propertyNames");
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
