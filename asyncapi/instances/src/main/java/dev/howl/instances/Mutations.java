package dev.howl.instances;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The values that may break a keyword, each made from the valid one; the evaluator tells which of them do. */
final class Mutations {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Schemas schemas;
    private final Draw draw;

    Mutations(Schemas schemas, Draw draw) {
        this.schemas = schemas;
        this.draw = draw;
    }

    List<JsonNode> of(MutationSite site, String keyword) {
        JsonNode value = site.value();
        JsonNode limit = site.schema().get(keyword);
        return switch (keyword) {
            case "type" -> others(value);
            case "enum", "const" -> unlisted(value);
            case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf" ->
                value.isNumber() ? ScalarMutations.numbers(value, keyword, limit) : List.of();
            case "minLength", "maxLength", "pattern", "format" ->
                value.isString() ? ScalarMutations.texts(value.stringValue(), keyword, limit) : List.of();
            case "required",
                    "additionalProperties",
                    "minProperties",
                    "maxProperties",
                    "dependencies",
                    "propertyNames" ->
                value instanceof ObjectNode object ? ContainerMutations.objects(object, keyword, limit) : List.of();
            case "minItems", "maxItems", "uniqueItems", "contains", "additionalItems" ->
                value.isArray() ? ContainerMutations.arrays(filled(site), keyword, limit) : List.of();
            case "not" ->
                instances(List.of(
                        List.of(rest(site.schema()), site.schema().at("not")),
                        List.of(site.schema().at("not"))));
            case "oneOf" -> alternatives(site, true);
            case "anyOf" -> alternatives(site, false);
            default -> List.of();
        };
    }

    /** Returns the array, or one with the simplest item if it is empty. */
    private JsonNode filled(MutationSite site) {
        if (!site.value().isEmpty() || !site.schema().get("items").isObject()) {
            return site.value();
        }
        List<JsonNode> items = instances(List.of(List.of(site.schema().at("items"))));
        return JSON.arrayNode().addAll(items);
    }

    /** Returns values of other types than the given one. */
    static List<JsonNode> others(JsonNode value) {
        List<JsonNode> all = List.of(
                JSON.objectNode(),
                JSON.booleanNode(true),
                JSON.stringNode("text"),
                JSON.numberNode(7),
                JSON.numberNode(0.5),
                JSON.nullNode(),
                JSON.arrayNode());
        return all.stream()
                .filter(other -> other.getNodeType() != value.getNodeType() || other.isFloatingPointNumber())
                .toList();
    }

    private static List<JsonNode> unlisted(JsonNode value) {
        List<JsonNode> unlisted = new ArrayList<>();
        if (value.isString()) {
            unlisted.add(JSON.stringNode(value.stringValue() + "_"));
            unlisted.add(JSON.stringNode(""));
        } else if (value.isNumber()) {
            unlisted.add(JSON.numberNode(value.decimalValue().add(java.math.BigDecimal.valueOf(1_000))));
        } else if (value.isBoolean()) {
            unlisted.add(JSON.booleanNode(!value.booleanValue()));
        }
        unlisted.addAll(others(value));
        return unlisted;
    }

    private List<JsonNode> alternatives(MutationSite site, boolean exclusive) {
        List<JsonNode> candidates = new ArrayList<>();
        if (exclusive) {
            candidates.addAll(instances(pairs(site.schema())));
        }
        if (site.value() instanceof ObjectNode object) {
            for (String name : object.propertyNames()) {
                ObjectNode without = object.deepCopy();
                without.remove(name);
                candidates.add(without);
            }
        }
        candidates.addAll(others(site.value()));
        return candidates;
    }

    private static List<List<SchemaPlace>> pairs(SchemaPlace place) {
        List<List<SchemaPlace>> pairs = new ArrayList<>();
        int size = Math.min(place.get("oneOf").size(), 5);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                pairs.add(List.of(
                        rest(place), place.at("oneOf", Integer.toString(j)), place.at("oneOf", Integer.toString(i))));
            }
        }
        return pairs;
    }

    /** Returns the schema without its alternatives, which the value must fit apart from them. */
    private static SchemaPlace rest(SchemaPlace place) {
        ObjectNode rest = (ObjectNode) place.schema().deepCopy();
        rest.remove(List.of("oneOf", "not"));
        return new SchemaPlace(place.pointer(), rest);
    }

    /** Returns a value for each list of schemas that a value was found for. */
    private List<JsonNode> instances(List<List<SchemaPlace>> wanted) {
        List<JsonNode> instances = new ArrayList<>();
        for (List<SchemaPlace> places : wanted) {
            try {
                instances.add(new InstanceMaker(schemas, draw).value(places, 1));
            } catch (NoInstanceException e) {
                // The constraint is listed as one without a mutant if nothing else breaks it.
            }
        }
        return instances;
    }
}
