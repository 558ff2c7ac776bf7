package dev.howl.diff.schema;

import dev.howl.diff.rule.SchemaAspect;
import dev.howl.diff.schema.ValueChanges.DefaultChange;
import dev.howl.model.schema.Schema;
import dev.howl.model.shape.Member;
import dev.howl.model.shape.Shape;
import dev.howl.runtime.JsonEquality;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Changes of the named members of objects. A new optional member of an open object refuses no value that anybody is
 * expected to send: names that a document does not describe have no meaning.
 */
final class MemberChanges {
    private final ShapeComparison comparison;
    private final ShapePair pair;
    private final Map<String, Member> before;
    private final Map<String, Member> after;

    MemberChanges(ShapeComparison comparison, ShapePair pair) {
        this.comparison = comparison;
        this.pair = pair;
        this.before = pair.old().members();
        this.after = pair.now().members();
    }

    void compare() {
        required(pair.old().required(), pair.now().required());
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        names.forEach(name -> member(name, AppliedMember.of(pair.old(), name), AppliedMember.of(pair.now(), name)));
    }

    private void member(String name, AppliedMember old, AppliedMember now) {
        if (old.isForbidden() || now.isForbidden()) {
            if (!now.isForbidden()) {
                emit(false, name, "is allowed now");
            } else if (!old.isForbidden()) {
                emit(true, name, "is refused now");
            }
            return;
        }
        Member was = before.get(name);
        Member is = after.get(name);
        if (was != null && is != null) {
            both(was, is, pair.inside(old.described(), now.described(), "/" + name));
        } else if (isSaid(old, pair.old(), name) && isSaid(now, pair.now(), name)) {
            others(name, verdict(old.described(), now.described()));
        }
    }

    /** A name without a meaning in one document is not compared. */
    private static boolean isSaid(AppliedMember member, Shape object, String name) {
        return member.shape() != null || MentionedNames.has(object, name);
    }

    /** One document names the member, and the other describes it as one of several, with the same schema or not. */
    private void others(String name, Verdict verdict) {
        if (verdict.narrowed()) {
            emit(true, name, "refuses values that were allowed before");
        }
        if (verdict.widened()) {
            emit(false, name, "has values now that were refused before");
        }
    }

    private void required(Set<String> old, Set<String> now) {
        now.stream()
                .filter(name -> !old.contains(name))
                .forEach(name -> comparison.emit(
                        pair, SchemaAspect.REQUIRED, true, "required", "property '" + name + "' is required now"));
        old.stream()
                .filter(name -> !now.contains(name))
                .forEach(name -> comparison.emit(
                        pair,
                        SchemaAspect.REQUIRED,
                        false,
                        "required",
                        "property '" + name + "' is no longer required"));
    }

    private void both(Member old, Member now, ShapePair values) {
        comparison.later(values);
        JsonNode mark = old.constant();
        JsonNode other = now.constant();
        boolean named = NamedValues.of(old.shape()) != null && NamedValues.of(now.shape()) != null;
        if (!named && mark != null && other != null && !mark.equals(other)) {
            comparison.emitBoth(
                    pair,
                    SchemaAspect.DISCRIMINATOR,
                    "properties/" + Trails.escape(old.name()),
                    "discriminator '" + old.name() + "' is " + mark + " before, " + other + " now");
        }
        defaults(old, now);
    }

    private void defaults(Member old, Member now) {
        Optional<JsonNode> was = old.shape().first(Schema.Keywords::defaultValue);
        Optional<JsonNode> is = now.shape().first(Schema.Keywords::defaultValue);
        if (was.map(JsonEquality::key).equals(is.map(JsonEquality::key)) || (old.isRequired() && now.isRequired())) {
            return;
        }
        DefaultChange change =
                was.isEmpty() ? DefaultChange.ADDED : is.isEmpty() ? DefaultChange.REMOVED : DefaultChange.CHANGED;
        ShapePair member = pair.inside(old.shape(), now.shape(), "/" + old.name());
        comparison.emit(
                pair,
                change,
                Spot.of(member, "default"),
                "default " + was.map(JsonNode::toString).orElse("none") + " before, "
                        + is.map(JsonNode::toString).orElse("none") + " now");
    }

    private Verdict verdict(Shape old, Shape now) {
        return comparison.verdict(new ShapePair(old, now, "", false, true));
    }

    private void emit(boolean narrowed, String name, String words) {
        comparison.emit(
                pair,
                SchemaAspect.PROPERTY,
                narrowed,
                "properties/" + Trails.escape(name),
                "property '" + name + "' " + words);
    }
}
