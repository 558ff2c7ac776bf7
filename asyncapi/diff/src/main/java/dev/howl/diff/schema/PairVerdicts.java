package dev.howl.diff.schema;

import dev.howl.diff.rule.SchemaAspect;
import java.util.HashMap;
import java.util.Map;

/** PairVerdicts about pairs of shapes, within a budget: alternatives within alternatives are compared each with each. */
final class PairVerdicts {
    private static final int MOST_PAIRS = 500_000;
    private static final int DEEPEST = 8;

    private final Map<Object, Verdict> known = new HashMap<>();
    private final SchemaSameness sameness = new SchemaSameness();
    private int taken;
    private int depth;

    /** Collects whether anything changes. */
    private static final class Collector implements ValueChanges {
        private boolean narrowed;
        private boolean widened;

        @Override
        public void changed(SchemaAspect aspect, boolean isNarrowed, Spot spot, String message) {
            narrowed |= isNarrowed;
            widened |= !isNarrowed;
        }
    }

    SchemaSameness sameness() {
        return sameness;
    }

    /** Returns whether another pair may be compared. */
    boolean take() {
        return depth == 0 || ++taken <= MOST_PAIRS;
    }

    Verdict of(ShapePair pair) {
        Verdict before = known.get(pair.key());
        if (before != null) {
            return before;
        }
        if (depth >= DEEPEST || taken >= MOST_PAIRS) {
            return Verdict.UNKNOWN;
        }
        Collector collector = new Collector();
        depth++;
        try {
            ShapeComparison comparison = ShapeComparison.with(collector, this);
            comparison.compare(pair);
            comparison.finish();
        } finally {
            depth--;
        }
        Verdict found = taken >= MOST_PAIRS ? Verdict.UNKNOWN : new Verdict(collector.narrowed, collector.widened);
        known.put(pair.key(), found);
        return found;
    }
}
