package dev.howl.diff.schema;

import dev.howl.model.schema.Schema;
import dev.howl.model.shape.Shape;
import org.jspecify.annotations.Nullable;

/**
 * The place of a change of values.
 *
 * @param old the schema that has the keyword in the old document; {@code null} if there is none
 * @param now the schema that has the keyword in the new document; {@code null} if there is none
 * @param keyword the keyword, or a JSON Pointer without its first slash that begins with one; empty for the whole schema
 * @param trail where the value stands in its message, as a JSON Pointer with {@code *} for any item or property
 */
public record Spot(@Nullable Schema old, @Nullable Schema now, String keyword, String trail) {
    static Spot of(ShapePair pair, String keyword) {
        return new Spot(holder(pair.old(), keyword), holder(pair.now(), keyword), keyword, pair.trail());
    }

    /** Returns the first part that has the keyword, or the schema that the shape is made from. */
    private static Schema holder(Shape shape, String keyword) {
        String top = keyword.replaceFirst("/.*", "");
        return shape.parts().stream()
                .filter(part -> part.keywords().json().has(top))
                .findFirst()
                .orElse(shape.roots().get(0));
    }
}
