package dev.howl.diff.schema;

import dev.howl.model.schema.Schema;
import dev.howl.model.shape.AllowedValue;
import dev.howl.model.shape.Member;
import dev.howl.model.shape.Shape;
import dev.howl.runtime.JsonEquality;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Proof that no value fits two shapes, where it is cheap to find. */
final class Disjointness {
    private Disjointness() {}

    /** Returns whether no value other than {@code null} fits both; {@code false} where that is not known. */
    static boolean areDisjoint(Shape one, Shape other) {
        TypeSet common = TypeSet.of(one).and(TypeSet.of(other));
        if (common.isEmpty()) {
            return true;
        }
        Set<Object> some = values(one);
        Set<Object> others = values(other);
        if (some != null && others != null && some.stream().noneMatch(others::contains)) {
            return true;
        }
        return common.types().equals(Set.of(Schema.Type.OBJECT)) && haveOtherMembers(one, other);
    }

    private static boolean haveOtherMembers(Shape one, Shape other) {
        boolean told = one.members().values().stream().anyMatch(member -> {
            Member theirs = other.members().get(member.name());
            return theirs != null && (member.isRequired() || theirs.isRequired()) && haveOtherValues(member, theirs);
        });
        return told || lacks(one, other) || lacks(other, one);
    }

    private static boolean haveOtherValues(Member one, Member other) {
        Set<Object> some = values(one);
        Set<Object> others = values(other);
        if (some != null && others != null) {
            return some.stream().noneMatch(others::contains);
        }
        boolean neverNull = !NullAcceptance.of(one.shape()) || !NullAcceptance.of(other.shape());
        return neverNull
                && TypeSet.of(one.shape()).and(TypeSet.of(other.shape())).isEmpty();
    }

    /** Returns whether one requires a member that the other forbids. */
    private static boolean lacks(Shape one, Shape other) {
        return one.required().stream()
                .anyMatch(name -> AppliedMember.of(other, name).isForbidden());
    }

    private static @Nullable Set<Object> values(Member member) {
        JsonNode constant = member.constant();
        return constant == null ? values(member.shape()) : Set.of(JsonEquality.key(constant));
    }

    private static @Nullable Set<Object> values(Shape shape) {
        List<AllowedValue> values = NamedValues.of(shape);
        return values == null || NullAcceptance.of(shape)
                ? null
                : values.stream().map(value -> JsonEquality.key(value.json())).collect(Collectors.toSet());
    }
}
