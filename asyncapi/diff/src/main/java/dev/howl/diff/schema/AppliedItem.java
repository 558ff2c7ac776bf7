package dev.howl.diff.schema;

import dev.howl.model.schema.Schema;
import dev.howl.model.schema.Schema.Keywords;
import dev.howl.model.shape.Shape;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that the parts of an array schema say of the item at one place.
 *
 * @param isForbidden whether no array is that long
 * @param shape everything that the item must fit; empty if nothing is said
 */
record AppliedItem(boolean isForbidden, Optional<Shape> shape) {
    static AppliedItem of(Shape array, int place) {
        List<Schema> schemas = array.keywords()
                .map(part -> described(part, place))
                .filter(Objects::nonNull)
                .toList();
        if (schemas.isEmpty()) {
            return new AppliedItem(false, Optional.empty());
        }
        Shape shape = Shape.of(schemas);
        return new AppliedItem(AppliedMember.isNever(shape), Optional.of(shape));
    }

    private static @Nullable Schema described(Keywords part, int place) {
        if (!part.json().path("items").isArray()) {
            return part.subschemas().get("/items");
        }
        return part.subschemas().get(place < size(part) ? "/items/" + place : "/additionalItems");
    }

    private static int size(Keywords part) {
        return part.json().path("items").isArray() ? part.json().path("items").size() : 0;
    }

    /** Returns how many items have schemas by their place. */
    static int places(Shape array) {
        return array.keywords().mapToInt(AppliedItem::size).max().orElse(0);
    }
}
