package dev.howl.diff.compare;

import dev.howl.diff.rule.SchemaAspect;
import dev.howl.diff.schema.ShapeComparison;
import dev.howl.diff.schema.Spot;
import dev.howl.diff.schema.ValueChanges;
import dev.howl.model.schema.Schema;
import org.jspecify.annotations.Nullable;

/** A search for values that one schema accepts and another one does not. */
final class Widening implements ValueChanges {
    private boolean found;

    private Widening() {}

    /** Returns whether {@code now} may accept a value that {@code old} refuses. */
    static boolean of(@Nullable Schema old, @Nullable Schema now) {
        Widening widening = new Widening();
        ShapeComparison.with(widening).compare(old, now, "");
        return widening.found;
    }

    @Override
    public void changed(SchemaAspect aspect, boolean narrowed, Spot spot, String message) {
        found |= !narrowed;
    }
}
