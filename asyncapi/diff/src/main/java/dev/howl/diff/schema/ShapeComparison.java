package dev.howl.diff.schema;

import dev.howl.diff.rule.SchemaAspect;
import dev.howl.model.schema.Schema;
import dev.howl.model.shape.Branches;
import dev.howl.model.shape.Shape;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Comparison of the values that two schemas accept. Each pair of schemas is compared once, so that recursion ends. Every
 * change that may make the new schema refuse or accept more values is told; where no proof is cheap, both are. Not for
 * use by several threads.
 */
public final class ShapeComparison {
    private final ValueChanges changes;
    private final PairVerdicts verdicts;
    private final Set<Object> visited = new HashSet<>();
    private final Deque<ShapePair> open = new ArrayDeque<>();

    private ShapeComparison(ValueChanges changes, PairVerdicts verdicts) {
        this.changes = changes;
        this.verdicts = verdicts;
    }

    /** Creates a comparison that has compared nothing yet. */
    public static ShapeComparison with(ValueChanges changes) {
        return new ShapeComparison(changes, new PairVerdicts());
    }

    static ShapeComparison with(ValueChanges changes, PairVerdicts verdicts) {
        return new ShapeComparison(changes, verdicts);
    }

    /**
     * Compares the values of two shapes.
     *
     * @param trail where the value stands, for messages
     */
    public void compare(Shape old, Shape now, String trail) {
        compare(new ShapePair(old, now, trail, false, true));
        finish();
    }

    /**
     * Compares the values of two schemas; {@code null} is one that accepts anything.
     *
     * @param trail where the value stands, for messages
     */
    public void compare(@Nullable Schema old, @Nullable Schema now, String trail) {
        if (old != null && now != null) {
            compare(Shape.of(old), Shape.of(now), trail);
        } else if (now != null) {
            boolean narrowed = verdict(pair(Openness.anything(), Shape.of(now))).narrowed();
            tell(narrowed, new Spot(null, now, "", trail), true, "has a schema now, and accepted anything before");
        } else if (old != null) {
            boolean widened = verdict(pair(Shape.of(old), Openness.anything())).widened();
            tell(widened, new Spot(old, null, "", trail), false, "has no schema any more, and accepts anything");
        }
    }

    private static ShapePair pair(Shape old, Shape now) {
        return new ShapePair(old, now, "", false, true);
    }

    private void tell(boolean happened, Spot spot, boolean narrowed, String words) {
        if (happened) {
            changes.changed(SchemaAspect.PAYLOAD, narrowed, spot, words);
        }
    }

    /** Compares what {@link #later} was given; from a queue, so that long chains of schemas cost no stack. */
    void finish() {
        while (!open.isEmpty()) {
            compare(open.remove());
        }
    }

    /** Compares a pair once the present one is done. */
    void later(ShapePair pair) {
        open.add(pair);
    }

    PairVerdicts verdicts() {
        return verdicts;
    }

    void compare(ShapePair pair) {
        if (!visited.add(pair.key()) || !verdicts.take() || verdicts.sameness().same(pair.old(), pair.now())) {
            return;
        }
        if (pair.withNull()) {
            compareNull(pair);
        }
        int oldGroups = pair.old().alternatives().size();
        int newGroups = pair.now().alternatives().size();
        if (oldGroups > 1 || newGroups > 1) {
            new GroupChanges(this).compare(pair);
        } else if (oldGroups + newGroups > 0) {
            new BranchChanges(this, pair).compare();
            return;
        }
        compareOne(pair);
    }

    private void compareNull(ShapePair pair) {
        boolean before = NullAcceptance.of(pair.old());
        boolean after = NullAcceptance.of(pair.now());
        if (before != after) {
            emit(pair, SchemaAspect.NULLABLE, before, "type", after ? "null is allowed now" : "null is refused now");
        }
    }

    private void compareOne(ShapePair pair) {
        TypeSet before = TypeSet.of(pair.old());
        TypeSet after = TypeSet.of(pair.now());
        boolean named = NamedValues.of(pair.old()) != null && NamedValues.of(pair.now()) != null;
        if (!named) {
            compareTypes(pair, before, after);
        }
        TypeSet common = before.and(after);
        ScalarChanges scalars = new ScalarChanges(this, pair);
        scalars.values();
        if (common.hasNumbers()) {
            scalars.numbers(common.hasIntegersOnly());
        }
        if (common.has(Schema.Type.STRING)) {
            scalars.texts();
        }
        if (common.has(Schema.Type.ARRAY)) {
            new ItemChanges(this, pair).compare();
        }
        if (common.has(Schema.Type.OBJECT)) {
            new MemberChanges(this, pair).compare();
            new NamelessChanges(this, pair).compare();
        }
        new LogicChanges(this, pair).compare();
    }

    private void compareTypes(ShapePair pair, TypeSet before, TypeSet after) {
        String words = before + " before, " + after + " now";
        if (!after.covers(before)) {
            emit(pair, SchemaAspect.TYPE, true, "type", words);
        }
        if (!before.covers(after)) {
            emit(pair, SchemaAspect.TYPE, false, "type", words);
        }
    }

    /** Tells of a change; inside {@code not} it is the opposite one. */
    void emit(ShapePair pair, SchemaAspect aspect, boolean narrowed, String keyword, String words) {
        changes.changed(aspect, narrowed != pair.turned(), Spot.of(pair, keyword), words);
    }

    void emitBoth(ShapePair pair, SchemaAspect aspect, String keyword, String words) {
        emit(pair, aspect, true, keyword, words);
        emit(pair, aspect, false, keyword, words);
    }

    void emit(ShapePair pair, ValueChanges.DefaultChange change, Spot spot, String words) {
        if (!pair.turned()) {
            changes.defaultChanged(change, spot, words);
        }
    }

    /** Returns what becomes of the values of a pair, without telling of it. */
    Verdict verdict(ShapePair pair) {
        return verdicts.of(pair);
    }

    /** Returns the keyword of alternatives. */
    static String name(Branches group) {
        return group.exactlyOne() ? "oneOf" : "anyOf";
    }
}
