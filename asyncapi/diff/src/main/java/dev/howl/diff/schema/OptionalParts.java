package dev.howl.diff.schema;

import dev.howl.diff.rule.SchemaAspect;
import dev.howl.model.schema.Schema;
import dev.howl.model.shape.Shape;
import java.util.List;
import java.util.Optional;

/** Changes of a schema that one of the documents may lack; none accepts anything. */
final class OptionalParts {
    private final ShapeComparison comparison;
    private final ShapePair pair;

    OptionalParts(ShapeComparison comparison, ShapePair pair) {
        this.comparison = comparison;
        this.pair = pair;
    }

    /** @param place keyword, or keyword and key, below which the schema stands */
    void compare(SchemaAspect aspect, String place, String step) {
        compare(aspect, place, shape(pair.old(), place), shape(pair.now(), place), step);
    }

    private static Optional<Shape> shape(Shape whole, String place) {
        List<Schema> parts = Openness.parts(whole, "/" + place);
        return parts.isEmpty() ? Optional.empty() : Optional.of(Shape.of(parts));
    }

    void compare(SchemaAspect aspect, String place, Optional<Shape> before, Optional<Shape> after, String step) {
        if (before.isPresent() && after.isPresent()) {
            comparison.later(pair.inside(before.get(), after.get(), step));
        } else if (after.isPresent()) {
            if (place.startsWith("contains")
                    || verdict(Openness.anything(), after.get()).narrowed()) {
                comparison.emit(pair, aspect, true, place, place + " is new");
            }
        } else if (before.isPresent()
                && (place.startsWith("contains")
                        || verdict(before.get(), Openness.anything()).widened())) {
            comparison.emit(pair, aspect, false, place, place + " is gone");
        }
    }

    private Verdict verdict(Shape old, Shape now) {
        return comparison.verdict(new ShapePair(old, now, "", false, true));
    }
}
