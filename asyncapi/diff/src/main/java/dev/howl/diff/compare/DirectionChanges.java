package dev.howl.diff.compare;

import dev.howl.diff.DiffRule;
import dev.howl.diff.rule.MessageRule;
import dev.howl.diff.rule.SchemaAspect;
import dev.howl.diff.rule.SchemaRule;
import dev.howl.diff.schema.ShapeComparison;
import dev.howl.diff.schema.Spot;
import dev.howl.diff.schema.ValueChanges;
import dev.howl.model.schema.Schema;
import dev.howl.model.shape.Shape;
import org.jspecify.annotations.Nullable;

/** Comparison of the values that travel in one direction. A schema that many messages have is compared once. */
final class DirectionChanges implements ValueChanges {
    private final Both both;
    private final boolean toServer;
    private final ShapeComparison comparison;
    private String subject = "";
    private @Nullable Place oldSubject;
    private @Nullable Place newSubject;

    DirectionChanges(Both both, boolean toServer) {
        this.both = both;
        this.toServer = toServer;
        this.comparison = ShapeComparison.with(this);
    }

    /** Names what the next values belong to. */
    DirectionChanges of(String words, @Nullable Place old, @Nullable Place now) {
        subject = words;
        oldSubject = old;
        newSubject = now;
        return this;
    }

    void compare(@Nullable Schema old, @Nullable Schema now) {
        comparison.compare(old, now, "");
    }

    void compare(Shape old, Shape now) {
        comparison.compare(old, now, "");
    }

    @Override
    public void changed(SchemaAspect aspect, boolean narrowed, Spot spot, String message) {
        report(new SchemaRule(aspect, toServer, narrowed), spot, message);
    }

    @Override
    public void defaultChanged(DefaultChange change, Spot spot, String message) {
        report(rule(change), spot, message);
    }

    private DiffRule rule(DefaultChange change) {
        return switch (change) {
            case ADDED -> MessageRule.DEFAULT_ADDED;
            case CHANGED -> toServer ? MessageRule.TO_SERVER_DEFAULT_CHANGED : MessageRule.TO_CLIENT_DEFAULT_CHANGED;
            case REMOVED -> toServer ? MessageRule.TO_SERVER_DEFAULT_REMOVED : MessageRule.TO_CLIENT_DEFAULT_REMOVED;
        };
    }

    private void report(DiffRule rule, Spot spot, String message) {
        Place old = both.place(true, spot.old(), spot.keyword());
        Place now = both.place(false, spot.now(), spot.keyword());
        String at = spot.trail().isEmpty() ? "" : " at " + spot.trail();
        both.report(
                rule, old == null ? oldSubject : old, now == null ? newSubject : now, subject + at + ": " + message);
    }
}
