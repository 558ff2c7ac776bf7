package dev.howl.diff.schema;

import dev.howl.model.diagnostic.Location;
import dev.howl.model.schema.Schema;
import dev.howl.model.schema.Schema.Additional;
import dev.howl.model.shape.Shape;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The word of a shape on members that it does not name. */
final class Openness {
    private static final Schema ANYTHING = Schema.implied(Set.of(), null, new Location("", 1, 1));

    private Openness() {}

    /** Returns a shape that accepts every value. */
    static Shape anything() {
        return Shape.of(ANYTHING);
    }

    /** Returns whether no other members may be there, but for those of patterns. */
    static boolean isClosed(Shape shape) {
        return shape.keywords().anyMatch(keywords -> keywords.additional() instanceof Additional.Forbidden);
    }

    /** Returns the shape of other members where a schema is written for them. */
    static Optional<Shape> values(Shape shape) {
        List<Schema> typed = shape.keywords()
                .map(keywords -> keywords.additional() instanceof Additional.Typed written ? written.schema() : null)
                .filter(Objects::nonNull)
                .toList();
        return typed.isEmpty() ? Optional.empty() : Optional.of(Shape.of(typed));
    }

    /** Returns the schemas that all parts have at a place such as {@code /contains}. */
    static List<Schema> parts(Shape shape, String place) {
        return shape.keywords()
                .map(keywords -> keywords.subschemas().get(place))
                .filter(Objects::nonNull)
                .toList();
    }
}
