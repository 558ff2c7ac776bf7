package dev.howl.diff.schema;

import dev.howl.diff.rule.SchemaAspect;
import dev.howl.model.shape.Shape;

/** Changes of arrays. */
final class ItemChanges {
    private final ShapeComparison comparison;
    private final ShapePair pair;

    ItemChanges(ShapeComparison comparison, ShapePair pair) {
        this.comparison = comparison;
        this.pair = pair;
    }

    void compare() {
        BoundChanges bounds = new BoundChanges(comparison, pair);
        bounds.count(SchemaAspect.MIN_ITEMS, "minItems", true);
        bounds.count(SchemaAspect.MAX_ITEMS, "maxItems", false);
        boolean before = isUnique(pair.old());
        boolean after = isUnique(pair.now());
        if (before != after) {
            comparison.emit(
                    pair,
                    SchemaAspect.UNIQUE_ITEMS,
                    after,
                    "uniqueItems",
                    after ? "items may not repeat" : "items may repeat");
        }
        int places = Math.max(AppliedItem.places(pair.old()), AppliedItem.places(pair.now()));
        for (int i = 0; i < places; i++) {
            item("items/" + i, "/" + i, AppliedItem.of(pair.old(), i), AppliedItem.of(pair.now(), i));
        }
        item(
                places == 0 ? "items" : "additionalItems",
                "/*",
                AppliedItem.of(pair.old(), places),
                AppliedItem.of(pair.now(), places));
        new OptionalParts(comparison, pair).compare(SchemaAspect.CONTAINS, "contains", "/*");
    }

    private static boolean isUnique(Shape shape) {
        return shape.keywords().anyMatch(keywords -> keywords.bounds().uniqueItems());
    }

    private void item(String place, String step, AppliedItem before, AppliedItem after) {
        if (before.isForbidden() != after.isForbidden()) {
            String words = place + (after.isForbidden() ? " are refused now" : " are allowed now");
            comparison.emit(pair, SchemaAspect.ITEMS, after.isForbidden(), place, words);
        } else if (!after.isForbidden()) {
            new OptionalParts(comparison, pair).compare(SchemaAspect.ITEMS, place, before.shape(), after.shape(), step);
        }
    }
}
