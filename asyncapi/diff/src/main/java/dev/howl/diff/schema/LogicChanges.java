package dev.howl.diff.schema;

import dev.howl.diff.rule.SchemaAspect;
import dev.howl.model.schema.Schema;
import dev.howl.model.shape.Shape;
import java.util.List;

/** Changes of {@code not} and of {@code if}, {@code then} and {@code else}. */
final class LogicChanges {
    private final ShapeComparison comparison;
    private final ShapePair pair;

    LogicChanges(ShapeComparison comparison, ShapePair pair) {
        this.comparison = comparison;
        this.pair = pair;
    }

    void compare() {
        negations(Openness.parts(pair.old(), "/not"), Openness.parts(pair.now(), "/not"));
        conditions();
    }

    private void negations(List<Schema> before, List<Schema> after) {
        if (before.size() == 1 && after.size() == 1) {
            comparison.later(pair.negated(Shape.of(before), Shape.of(after)));
            return;
        }
        List<Schema> added = without(after, before);
        List<Schema> gone = without(before, after);
        if (!added.isEmpty()) {
            comparison.emit(pair, SchemaAspect.NOT, true, "not", "not is new");
        }
        if (!gone.isEmpty()) {
            comparison.emit(pair, SchemaAspect.NOT, false, "not", "not is gone");
        }
    }

    private List<Schema> without(List<Schema> some, List<Schema> others) {
        SchemaSameness sameness = comparison.verdicts().sameness();
        return some.stream()
                .filter(schema -> others.stream().noneMatch(other -> sameness.same(schema, other)))
                .toList();
    }

    private void conditions() {
        List<Schema> before = conditional(pair.old());
        List<Schema> after = conditional(pair.now());
        if (before.isEmpty() && after.isEmpty()) {
            return;
        }
        if (before.isEmpty()) {
            comparison.emit(pair, SchemaAspect.CONDITION, true, "if", "the condition is new");
        } else if (after.isEmpty()) {
            comparison.emit(pair, SchemaAspect.CONDITION, false, "if", "the condition is gone");
        } else if (!sameConditions(before, after)) {
            comparison.emitBoth(pair, SchemaAspect.CONDITION, "if", "the condition or its consequences changed");
        }
    }

    private static List<Schema> conditional(Shape shape) {
        return shape.parts().stream()
                .filter(part -> part.keywords().json().has("if"))
                .toList();
    }

    private boolean sameConditions(List<Schema> before, List<Schema> after) {
        if (before.size() != after.size()) {
            return false;
        }
        for (int i = 0; i < before.size(); i++) {
            Schema one = before.get(i);
            Schema other = after.get(i);
            if (!List.of("/if", "/then", "/else").stream().allMatch(place -> same(one, other, place))) {
                return false;
            }
        }
        return true;
    }

    private boolean same(Schema one, Schema other, String place) {
        Schema before = one.keywords().subschemas().get(place);
        Schema after = other.keywords().subschemas().get(place);
        if (before == null || after == null) {
            return (before == null) == (after == null);
        }
        return comparison.verdicts().sameness().same(before, after);
    }
}
