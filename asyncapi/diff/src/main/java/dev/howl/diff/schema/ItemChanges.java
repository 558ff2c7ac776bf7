package dev.howl.diff.schema;

import dev.howl.diff.rule.SchemaAspect;
import dev.howl.model.schema.Schema;
import dev.howl.model.schema.Schema.Keywords;
import dev.howl.model.shape.Shape;
import java.util.List;
import java.util.Optional;

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
        if (isTuple(pair.old()) || isTuple(pair.now())) {
            tuples();
        } else {
            items(pair.old().items(), pair.now().items());
        }
        new OptionalParts(comparison, pair).compare(SchemaAspect.CONTAINS, "contains", "/*");
    }

    private static boolean isUnique(Shape shape) {
        return shape.keywords().anyMatch(keywords -> keywords.bounds().uniqueItems());
    }

    private static boolean isTuple(Shape shape) {
        return shape.keywords()
                .anyMatch(keywords -> keywords.json().path("items").isArray());
    }

    private void items(Optional<Shape> before, Optional<Shape> after) {
        new OptionalParts(comparison, pair).compare(SchemaAspect.ITEMS, "items", before, after, "/*");
    }

    /** Places that both have are compared; where one has more, items of that place were or are anything, or other. */
    private void tuples() {
        if (isTuple(pair.old()) != isTuple(pair.now()) || size(pair.old()) != size(pair.now())) {
            comparison.emitBoth(pair, SchemaAspect.ITEMS, "items", "items have schemas by their place, which changed");
            return;
        }
        for (int i = 0; i < size(pair.old()); i++) {
            new OptionalParts(comparison, pair).compare(SchemaAspect.ITEMS, "items/" + i, "/" + i);
        }
        new OptionalParts(comparison, pair).compare(SchemaAspect.ITEMS, "additionalItems", "/*");
    }

    private static int size(Shape shape) {
        List<Schema> parts = shape.parts();
        return parts.stream()
                .map(Schema::keywords)
                .map(Keywords::json)
                .mapToInt(json ->
                        json.path("items").isArray() ? json.path("items").size() : 0)
                .max()
                .orElse(0);
    }
}
