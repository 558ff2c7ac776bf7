package dev.howl.model.link;

import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.syntax.DerivedNodes;
import dev.howl.model.syntax.DerivedNodes.Part;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import dev.howl.model.syntax.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Keywords of one schema that draft-07 has under another name, or in another form, or not at all. */
final class KeywordTranslation {
    /** Keywords whose schemas apply to the same value, so that they may evaluate more of it than is listed here. */
    private static final Set<String> IN_PLACE = Set.of(
            "allOf", "anyOf", "oneOf", "if", "then", "else", "dependencies", "$ref", "$dynamicRef", "$recursiveRef");

    private final Map<String, Part> parts;
    private final Diagnostics diagnostics;

    KeywordTranslation(Map<String, Part> parts, Diagnostics diagnostics) {
        this.parts = parts;
        this.diagnostics = diagnostics;
    }

    /** A bound that {@code true} makes exclusive (draft-04, section 5.1) becomes a number. */
    void exclusive(String exclusive, String bound) {
        Part flag = parts.get(exclusive);
        if (flag == null || !flag.value().json().isBoolean()) {
            return;
        }
        parts.remove(exclusive);
        JsonNode number = SchemaTranslation.number(parts.get(bound));
        if (flag.value().json().booleanValue() && number != null) {
            parts.remove(bound);
            parts.put(exclusive, new Part(flag.where(), DerivedNodes.scalar(flag.value(), number)));
        }
    }

    /** {@code nullable} adds null to the {@code type} beside it, and means nothing elsewhere (OpenAPI 3.0.3). */
    void nullable() {
        Part flag = parts.remove("nullable");
        if (flag == null || !flag.value().json().asBoolean(false)) {
            return;
        }
        Part type = parts.get("type");
        if (type == null || !type.value().json().isString()) {
            diagnostics.warning(flag.where(), "'nullable' has no effect without 'type' beside it (OpenAPI 3.0.3)");
            return;
        }
        Part nothing = SchemaTranslation.text(type.where(), type.value(), "null");
        parts.put(
                "type",
                new Part(type.where(), DerivedNodes.sequence(type.value(), List.of(type.value(), nothing.value()))));
    }

    /** AsyncAPI names the property alone. */
    void discriminator() {
        Part part = parts.get("discriminator");
        if (part == null || !(part.value() instanceof Mapping object)) {
            return;
        }
        parts.remove("discriminator");
        Node property = object.child("propertyName");
        if (object.child("mapping") != null) {
            diagnostics.warning(
                    object.keyLocation("mapping"),
                    "'mapping' of a discriminator is not supported; the discriminator is ignored");
        } else if (property != null) {
            parts.put("discriminator", new Part(part.where(), property));
        }
    }

    /** Keywords of 2019-09 and 2020-12. */
    void later() {
        rename("$defs", "definitions");
        tuple();
        dependencies();
        unevaluated("unevaluatedProperties", "additionalProperties");
        unevaluated("unevaluatedItems", listRest());
        contains();
    }

    private String listRest() {
        Part items = parts.get("items");
        return items != null && items.value() instanceof Sequence ? "additionalItems" : "items";
    }

    private void rename(String from, String to) {
        Part part = parts.remove(from);
        Part other = parts.get(to);
        if (part != null && other != null && part.value() instanceof Mapping && other.value() instanceof Mapping own) {
            Map<String, Part> both = new LinkedHashMap<>();
            copy((Mapping) part.value(), both);
            copy(own, both);
            parts.put(to, new Part(part.where(), DerivedNodes.mapping(part.value(), both)));
        } else if (part != null) {
            parts.put(to, part);
        }
    }

    private static void copy(Mapping map, Map<String, Part> into) {
        map.forEach((name, value) -> into.put(name, new Part(map.keyLocation(name), value)));
    }

    private void tuple() {
        Part prefix = parts.remove("prefixItems");
        if (prefix == null) {
            return;
        }
        Part rest = parts.remove("items");
        parts.put("items", prefix);
        if (rest != null) {
            parts.put("additionalItems", rest);
        }
    }

    private void dependencies() {
        Part required = parts.remove("dependentRequired");
        Part schemas = parts.remove("dependentSchemas");
        if (required == null && schemas == null) {
            return;
        }
        Part first = required == null ? schemas : required;
        Part own = parts.get("dependencies");
        Map<String, Part> all = new LinkedHashMap<>();
        for (Part part : new Part[] {own, schemas, required}) {
            if (part != null && part.value() instanceof Mapping map) {
                map.forEach((name, value) ->
                        all.merge(name, new Part(map.keyLocation(name), value), KeywordTranslation::both));
            }
        }
        Part place = Objects.requireNonNull(first);
        parts.put("dependencies", new Part(place.where(), DerivedNodes.mapping(place.value(), all)));
    }

    /** Two dependencies of one property: draft-07 has one, so they become parts of it. */
    private static Part both(Part one, Part other) {
        Part all = new Part(
                one.where(),
                DerivedNodes.sequence(one.value(), List.of(asSchema(one.value()), asSchema(other.value()))));
        return new Part(one.where(), DerivedNodes.mapping(one.value(), Map.of("allOf", all)));
    }

    private static Node asSchema(Node dependency) {
        return dependency instanceof Sequence
                ? DerivedNodes.mapping(dependency, Map.of("required", new Part(dependency.location(), dependency)))
                : dependency;
    }

    private void contains() {
        Part least = parts.remove("minContains");
        Part most = parts.remove("maxContains");
        JsonNode count = SchemaTranslation.number(least);
        boolean none = count != null && count.decimalValue().signum() == 0;
        boolean several = count != null && count.decimalValue().intValue() > 1;
        if (parts.get("contains") != null) {
            if (none) {
                parts.remove("contains");
            }
            if (several && least != null) {
                notEnforced(least, "minContains", "; one such item is required");
            }
            if (most != null) {
                notEnforced(most, "maxContains", "");
            }
        }
    }

    private void notEnforced(Part part, String keyword, String rest) {
        diagnostics.warning(part.where(), "'" + keyword + "' is not enforced" + rest);
    }

    /**
     * Translates {@code unevaluated…} to {@code additional…}, which is the same where no other schema applies to the
     * value.
     */
    private void unevaluated(String keyword, String additional) {
        Part part = parts.remove(keyword);
        boolean allowed = part == null || part.value().json().asBoolean(false);
        if (part == null || allowed || parts.containsKey(additional)) {
            return;
        }
        List<String> others = new ArrayList<>();
        IN_PLACE.stream().filter(parts::containsKey).sorted().forEach(others::add);
        if (keyword.equals("unevaluatedItems") && parts.containsKey("contains")) {
            others.add("contains");
        }
        if (others.isEmpty()) {
            parts.put(additional, part);
        } else {
            notEnforced(part, keyword, " beside " + String.join(", ", others));
        }
    }
}
