package dev.howl.diff.schema;

import dev.howl.diff.rule.SchemaAspect;
import dev.howl.model.schema.Schema;
import dev.howl.model.shape.PresenceRule;
import dev.howl.model.shape.Shape;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Changes of what a schema says of the members of an object without naming them, and of how many there are. */
final class NamelessChanges {
    private final ShapeComparison comparison;
    private final ShapePair pair;
    private final OptionalParts parts;

    NamelessChanges(ShapeComparison comparison, ShapePair pair) {
        this.comparison = comparison;
        this.pair = pair;
        this.parts = new OptionalParts(comparison, pair);
    }

    void compare() {
        BoundChanges bounds = new BoundChanges(comparison, pair);
        bounds.count(SchemaAspect.MIN_PROPERTIES, "minProperties", true);
        bounds.count(SchemaAspect.MAX_PROPERTIES, "maxProperties", false);
        others();
        keys("patternProperties").forEach(key -> patterns(key));
        parts.compare(SchemaAspect.PROPERTY_NAMES, "propertyNames", "");
        dependencies();
        presence();
    }

    private void others() {
        boolean wasClosed = Openness.isClosed(pair.old());
        boolean isClosed = Openness.isClosed(pair.now());
        if (wasClosed != isClosed) {
            comparison.emit(
                    pair,
                    SchemaAspect.ADDITIONAL,
                    isClosed,
                    "additionalProperties",
                    isClosed ? "other properties are refused now" : "other properties are allowed now");
        } else if (!isClosed) {
            Optional<Shape> before = Openness.values(pair.old());
            Optional<Shape> after = Openness.values(pair.now());
            parts.compare(SchemaAspect.ADDITIONAL, "additionalProperties", before, after, "/*");
        }
    }

    private Set<String> keys(String keyword) {
        Set<String> keys = new LinkedHashSet<>();
        for (Shape shape : List.of(pair.old(), pair.now())) {
            shape.keywords()
                    .forEach(keywords ->
                            keys.addAll(keywords.json().path(keyword).propertyNames()));
        }
        return keys;
    }

    /** A pattern opens the closed part that has it; in others it restricts. */
    private void patterns(String key) {
        String place = "patternProperties/" + Trails.escape(key);
        boolean before = !Openness.parts(pair.old(), "/" + place).isEmpty();
        boolean after = !Openness.parts(pair.now(), "/" + place).isEmpty();
        if (before && after) {
            parts.compare(SchemaAspect.PATTERN_PROPERTIES, place, "/*");
        } else if (after) {
            pattern(pair.old(), pair.now(), place, true);
        } else {
            pattern(pair.now(), pair.old(), place, false);
        }
    }

    private void pattern(Shape without, Shape with, String place, boolean isNew) {
        String words = isNew ? "is new" : "is gone";
        boolean typed = Openness.values(without).isPresent();
        boolean opens = with.keywords()
                .anyMatch(keywords -> keywords.subschemas().containsKey("/" + place)
                        && keywords.additional() instanceof Schema.Additional.Forbidden);
        if (typed || !Openness.isClosed(without)) {
            comparison.emit(pair, SchemaAspect.PATTERN_PROPERTIES, isNew, place, words);
        }
        if (typed || opens) {
            comparison.emit(pair, SchemaAspect.PATTERN_PROPERTIES, !isNew, place, words);
        }
    }

    private void dependencies() {
        for (String key : keys("dependencies")) {
            String place = "dependencies/" + Trails.escape(key);
            Set<String> before = dependents(pair.old(), key);
            Set<String> after = dependents(pair.now(), key);
            if (!before.containsAll(after)) {
                comparison.emit(
                        pair, SchemaAspect.DEPENDENCIES, true, place, "property '" + key + "' requires others now");
            }
            if (!after.containsAll(before)) {
                comparison.emit(
                        pair, SchemaAspect.DEPENDENCIES, false, place, "property '" + key + "' requires fewer others");
            }
            parts.compare(SchemaAspect.DEPENDENCIES, place, "");
        }
    }

    private static Set<String> dependents(Shape shape, String key) {
        Set<String> names = new LinkedHashSet<>();
        for (Schema part : shape.parts()) {
            part.keywords().json().path("dependencies").path(key).forEach(name -> {
                if (name.isString()) {
                    names.add(name.stringValue());
                }
            });
        }
        return names;
    }

    private void presence() {
        List<PresenceRule> before = pair.old().presence();
        List<PresenceRule> after = pair.now().presence();
        if (Set.copyOf(before).equals(Set.copyOf(after))) {
            return;
        }
        String keyword =
                pair.now().keywords().anyMatch(keywords -> !keywords.anyOf().isEmpty()) ? "anyOf" : "oneOf";
        String words = "other properties stand for one another";
        if (!before.containsAll(after) && !isRelaxed(before, after)) {
            comparison.emit(pair, SchemaAspect.PRESENCE, true, keyword, words);
        }
        if (!after.containsAll(before) && !isRelaxed(after, before)) {
            comparison.emit(pair, SchemaAspect.PRESENCE, false, keyword, words);
        }
    }

    /** Returns whether the only rule of each kind is an anyOf, and the second has all alternatives of the first. */
    private static boolean isRelaxed(List<PresenceRule> some, List<PresenceRule> others) {
        return some.size() == 1
                && others.size() == 1
                && !others.get(0).exactlyOne()
                && others.get(0).alternatives().containsAll(some.get(0).alternatives());
    }
}
