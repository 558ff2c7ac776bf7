package dev.howl.diff.schema;

import dev.howl.model.shape.Shape;

/**
 * A value as the two documents describe it.
 *
 * @param trail where the value stands in its message
 * @param turned whether an odd number of {@code not} is around it, so that accepting less means accepting more
 * @param withNull whether {@code null} is compared, too; that of a branch belongs to the whole
 */
record ShapePair(Shape old, Shape now, String trail, boolean turned, boolean withNull) {
    ShapePair inside(Shape oldPart, Shape newPart, String step) {
        return new ShapePair(oldPart, newPart, trail + step, turned, true);
    }

    ShapePair branch(Shape oldBranch, Shape newBranch) {
        return new ShapePair(oldBranch, newBranch, trail, turned, false);
    }

    ShapePair negated(Shape oldPart, Shape newPart) {
        return new ShapePair(oldPart, newPart, trail, !turned, true);
    }

    /** Returns a key that is equal for pairs that need one comparison only. */
    Object key() {
        return new Key(old, now, turned, withNull);
    }

    private record Key(Shape old, Shape now, boolean turned, boolean withNull) {}
}
