package dev.howl.diff.schema;

import dev.howl.diff.rule.SchemaAspect;
import dev.howl.model.shape.Branches;
import dev.howl.model.shape.Shape;
import java.util.List;

/** Changes of several lists of alternatives that apply to one value: each list is compared with that of its place. */
final class GroupChanges {
    private final ShapeComparison comparison;

    GroupChanges(ShapeComparison comparison) {
        this.comparison = comparison;
    }

    void compare(ShapePair pair) {
        List<Branches> before = pair.old().alternatives();
        List<Branches> after = pair.now().alternatives();
        for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
            if (i >= after.size()) {
                emit(pair, before.get(i), false);
            } else if (i >= before.size()) {
                emit(pair, after.get(i), true);
            } else {
                ShapePair owners = pair.branch(
                        Shape.of(before.get(i).owner()), Shape.of(after.get(i).owner()));
                new BranchChanges(
                                comparison,
                                owners,
                                views(before.get(i)),
                                views(after.get(i)),
                                before.get(i),
                                after.get(i))
                        .compare();
            }
        }
    }

    private static List<Shape> views(Branches group) {
        return group.branches().stream().map(Shape::of).toList();
    }

    private void emit(ShapePair pair, Branches group, boolean added) {
        comparison.emit(
                pair,
                group.exactlyOne() ? SchemaAspect.ONE_OF : SchemaAspect.ANY_OF,
                added,
                ShapeComparison.name(group),
                "a list of alternatives is " + (added ? "new" : "gone"));
    }
}
