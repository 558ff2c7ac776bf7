package dev.howl.diff.schema;

import dev.howl.diff.rule.SchemaAspect;
import dev.howl.diff.schema.ValueChanges.DefaultChange;
import dev.howl.model.schema.Discriminators;
import dev.howl.model.schema.Schema;
import dev.howl.model.shape.AllowedValue;
import dev.howl.model.shape.Member;
import dev.howl.model.shape.Shape;
import dev.howl.runtime.JsonEquality;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

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
        mark(old, now);
        defaults(old, now);
    }

    /** A discriminator says which value of a property counts; its schema alone allows others. */
    private void mark(Member old, Member now) {
        boolean isImplied = isImplied(old) || isImplied(now);
        JsonNode mark = isImplied ? old.constant() : demanded(pair.old(), old);
        JsonNode other = isImplied ? now.constant() : demanded(pair.now(), now);
        if (Objects.equals(mark, other)) {
            return;
        }
        String words = "discriminator '" + old.name() + "' is " + mark + " before, " + other + " now";
        String place = "properties/" + Trails.escape(old.name());
        if (other != null) {
            comparison.emit(pair, SchemaAspect.DISCRIMINATOR, true, place, words);
        }
        if (mark != null) {
            comparison.emit(pair, SchemaAspect.DISCRIMINATOR, false, place, words);
        }
    }

    /** Returns whether the value comes from a discriminator, and not from {@code const} or {@code enum}. */
    private static boolean isImplied(Member member) {
        List<AllowedValue> values = NamedValues.of(member.shape());
        return member.constant() != null && (values == null || values.size() > 1);
    }

    /** Returns the value that a discriminator demands of a member, unless the member has no other: then it says nothing. */
    private static @Nullable JsonNode demanded(Shape object, Member member) {
        String value = Discriminators.ofAll(object.parts()).get(member.name());
        if (value == null) {
            return null;
        }
        JsonNode mark = StringNode.valueOf(value);
        List<AllowedValue> values = NamedValues.of(member.shape());
        boolean isOnly = values != null
                && values.size() == 1
                && mark.equals(values.get(0).json());
        return isOnly ? null : mark;
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
