package dev.howl.diff.schema;

import dev.howl.diff.rule.SchemaAspect;
import dev.howl.model.shape.Branches;
import dev.howl.model.shape.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Changes of the alternatives of one value. Each old alternative is compared with the new one that accepts its values, or
 * with the one that is most like it; those that are left are gone or new. A schema without alternatives is one itself.
 */
final class BranchChanges {
    private final ShapeComparison comparison;
    private final ShapePair pair;
    private final List<Shape> before;
    private final List<Shape> after;
    private final @Nullable Branches oldGroup;
    private final @Nullable Branches newGroup;
    /** The index of the new alternative of each old one. */
    private final Map<Integer, Integer> partners = new HashMap<>();

    BranchChanges(ShapeComparison comparison, ShapePair pair) {
        this(comparison, pair, views(pair.old()), views(pair.now()), group(pair.old()), group(pair.now()));
    }

    BranchChanges(
            ShapeComparison comparison,
            ShapePair pair,
            List<Shape> before,
            List<Shape> after,
            @Nullable Branches oldGroup,
            @Nullable Branches newGroup) {
        this.comparison = comparison;
        this.pair = pair;
        this.before = before;
        this.after = after;
        this.oldGroup = oldGroup;
        this.newGroup = newGroup;
    }

    private static @Nullable Branches group(Shape shape) {
        return shape.alternatives().isEmpty() ? null : shape.alternatives().get(0);
    }

    private static List<Shape> views(Shape shape) {
        Branches group = group(shape);
        return group == null
                ? List.of(shape)
                : group.branches().stream()
                        .map(branch -> shape.whole(group, branch))
                        .toList();
    }

    void compare() {
        Set<Integer> used = new HashSet<>();
        for (int i = 0; i < before.size(); i++) {
            match(i, used);
        }
        for (int i = 0; i < before.size(); i++) {
            if (!partners.containsKey(i)) {
                resemble(i, used);
            }
        }
        gone();
        added();
        overlaps();
    }

    private void match(int i, Set<Integer> used) {
        candidates(i).filter(j -> !verdict(i, j).narrowed()).findFirst().ifPresent(j -> {
            if (verdict(i, j).widened() && isCovered(j)) {
                partners.put(i, j);
            } else {
                pairUp(i, j, used);
            }
        });
    }

    /** Returns whether an old alternative accepts all values of a new one, so that it accepts none that are new. */
    private boolean isCovered(int j) {
        return IntStream.range(0, before.size()).anyMatch(i -> !verdict(i, j).widened());
    }

    /** Returns the new alternatives to try, the one of the same name or place first. */
    private IntStream candidates(int i) {
        List<Integer> order = new ArrayList<>();
        IntStream.range(0, after.size()).filter(j -> sameName(i, j)).forEach(order::add);
        IntStream.of(i).filter(j -> j < after.size()).forEach(order::add);
        IntStream.range(0, after.size()).forEach(order::add);
        return order.stream().mapToInt(Integer::intValue).distinct();
    }

    private boolean sameName(int i, int j) {
        String name = name(before.get(i));
        return name != null && name.equals(name(after.get(j)));
    }

    private static @Nullable String name(Shape shape) {
        return shape.roots().get(shape.roots().size() - 1).name();
    }

    private void resemble(int i, Set<Integer> used) {
        candidates(i)
                .filter(j -> !used.contains(j))
                .filter(j -> sameName(i, j) || alike(i, j) || inPlaceOf(i, j))
                .findFirst()
                .ifPresent(j -> pairUp(i, j, used));
    }

    /** In lists of the same length, one may have replaced the one of its place. */
    private boolean inPlaceOf(int i, int j) {
        return i == j && before.size() == after.size();
    }

    private boolean alike(int i, int j) {
        return !Disjointness.areDisjoint(before.get(i), after.get(j));
    }

    private void pairUp(int i, int j, Set<Integer> used) {
        partners.put(i, j);
        used.add(j);
        comparison.later(pair.branch(before.get(i), after.get(j)));
    }

    private void gone() {
        for (int i = 0; i < before.size(); i++) {
            if (!partners.containsKey(i)) {
                emit(true, "alternative " + words(before.get(i), i) + " is gone");
            }
        }
    }

    private void added() {
        for (int j = 0; j < after.size(); j++) {
            if (!partners.containsValue(j) && !isCovered(j)) {
                emit(false, "alternative " + words(after.get(j), j) + " is new");
            }
        }
    }

    /** A value that fits two alternatives of {@code oneOf} is refused; which ones do is compared where any changed. */
    private void overlaps() {
        if (newGroup != null && newGroup.exactlyOne() && changed(after.size(), true)) {
            emit(true, "alternatives of oneOf may accept the same value, which is refused then");
        }
        if (oldGroup != null && oldGroup.exactlyOne() && changed(before.size(), false)) {
            emit(false, "alternatives of oneOf accepted the same value, which was refused then");
        }
    }

    private boolean changed(int size, boolean isNew) {
        List<Shape> shapes = isNew ? after : before;
        Set<Integer> kept = kept(isNew);
        for (int one = 0; one < size; one++) {
            for (int other = one + 1; other < size; other++) {
                boolean bothKept = kept.contains(one) && kept.contains(other);
                if (!bothKept && !Disjointness.areDisjoint(shapes.get(one), shapes.get(other))) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Returns the alternatives that are there unchanged on the other side, each for one of its own. What is said of the
     * value beside them does not matter: it can only take values away from an overlap.
     */
    private Set<Integer> kept(boolean isNew) {
        Set<Integer> kept = new HashSet<>();
        if (oldGroup == null || newGroup == null || oldGroup.exactlyOne() != newGroup.exactlyOne()) {
            return kept;
        }
        Set<Integer> taken = new HashSet<>();
        for (int i = 0; i < before.size(); i++) {
            int index = i;
            IntStream.range(0, after.size())
                    .filter(j -> !taken.contains(j))
                    .filter(j -> comparison
                            .verdicts()
                            .sameness()
                            .same(
                                    oldGroup.branches().get(index),
                                    newGroup.branches().get(j)))
                    .findFirst()
                    .ifPresent(j -> {
                        taken.add(j);
                        kept.add(isNew ? j : index);
                    });
        }
        return kept;
    }

    private Verdict verdict(int i, int j) {
        return comparison.verdict(new ShapePair(before.get(i), after.get(j), "", false, false));
    }

    private void emit(boolean narrowed, String words) {
        Branches group = newGroup == null ? oldGroup : newGroup;
        boolean exact = group != null && group.exactlyOne();
        comparison.emit(
                pair, exact ? SchemaAspect.ONE_OF : SchemaAspect.ANY_OF, narrowed, exact ? "oneOf" : "anyOf", words);
    }

    private static String words(Shape shape, int index) {
        String name = name(shape);
        return name == null ? Integer.toString(index + 1) : "'" + name + "'";
    }
}
