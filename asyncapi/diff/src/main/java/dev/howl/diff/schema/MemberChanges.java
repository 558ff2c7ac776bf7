package dev.howl.diff.schema;

import dev.howl.diff.rule.SchemaAspect;
import dev.howl.diff.schema.ValueChanges.DefaultChange;
import dev.howl.model.schema.Schema;
import dev.howl.model.shape.Member;
import dev.howl.model.shape.Shape;
import dev.howl.runtime.JsonEquality;
import java.util.LinkedHashMap;
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
        this.before = members(pair.old());
        this.after = members(pair.now());
    }

    /** Each closed part of an allOf forbids what it does not name itself, also a member that it only requires. */
    private static Map<String, Member> members(Shape shape) {
        Map<String, Member> members = new LinkedHashMap<>(shape.members());
        members.keySet().removeIf(name -> shape.keywords()
                .anyMatch(keywords -> keywords.additional() instanceof Schema.Additional.Forbidden
                        && !keywords.properties().containsKey(name)
                        && !keywords.json().has("patternProperties")));
        return members;
    }

    void compare() {
        required(pair.old().required(), pair.now().required());
        before.forEach((name, member) -> {
            Member other = after.get(name);
            if (other == null) {
                removed(member);
            } else {
                both(member, other);
            }
        });
        after.values().stream()
                .filter(member -> !before.containsKey(member.name()))
                .forEach(this::added);
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

    private void both(Member old, Member now) {
        comparison.later(pair.inside(old.shape(), now.shape(), "/" + old.name()));
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

    private void removed(Member member) {
        Optional<Shape> others = Openness.values(pair.now());
        boolean refused = Openness.isClosed(pair.now())
                || others.filter(typed -> verdict(member.shape(), typed).narrowed())
                        .isPresent();
        if (refused && !isNever(member.shape())) {
            emit(true, member, "property '" + member.name() + "' is refused now");
        }
        if (isNever(member.shape()) && !Openness.isClosed(pair.now())) {
            emit(false, member, "property '" + member.name() + "' is allowed now");
        }
    }

    private void added(Member member) {
        Optional<Shape> others = Openness.values(pair.old());
        boolean wasClosed = Openness.isClosed(pair.old());
        boolean never = isNever(member.shape());
        if (!never
                && (wasClosed
                        || others.filter(typed -> verdict(typed, member.shape()).widened())
                                .isPresent())) {
            emit(false, member, "property '" + member.name() + "' is new, and was refused before");
        }
        if (!wasClosed
                && (never
                        || others.filter(typed -> verdict(typed, member.shape()).narrowed())
                                .isPresent())) {
            emit(true, member, "property '" + member.name() + "' refuses values that were allowed before");
        }
    }

    private static boolean isNever(Shape shape) {
        return shape.keywords()
                .anyMatch(keywords ->
                        keywords.json().isBoolean() && !keywords.json().booleanValue());
    }

    private Verdict verdict(Shape old, Shape now) {
        return comparison.verdict(new ShapePair(old, now, "", false, true));
    }

    private void emit(boolean narrowed, Member member, String words) {
        comparison.emit(pair, SchemaAspect.PROPERTY, narrowed, "properties/" + Trails.escape(member.name()), words);
    }
}
