package dev.howl.model.shape;

import dev.howl.model.schema.Schema;
import dev.howl.runtime.JsonEquality;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Properties that every value of a shape has, whichever alternative it fits.
 *
 * @param types {@code null} aside; empty for any
 * @param members by name, what is sure about members that every alternative describes
 * @param required members that every object has
 * @param described members that some alternative describes
 * @param isClosed whether no object has members that are not described
 */
public record Facts(
        Set<Schema.Type> types,
        Map<String, MemberFacts> members,
        Set<String> required,
        Set<String> described,
        boolean isClosed) {
    /** Branches inside of alternatives deeper than this are not looked at. */
    private static final int MAX_DEPTH = 6;

    /**
     * Properties of a member's value where the member is present.
     *
     * @param types empty for any
     * @param values its scalars by what makes them equal; empty for any
     * @param constant its only value, which {@code const} or the {@code discriminator} says; {@code null} for others
     */
    public record MemberFacts(
            Set<Schema.Type> types,
            Map<Object, JsonNode> values,
            @Nullable JsonNode constant) {}

    /** Returns the facts about a shape. */
    public static Facts of(Shape shape) {
        return of(shape, 0);
    }

    private static Facts of(Shape shape, int depth) {
        List<Branches> alternatives = shape.alternatives();
        if (alternatives.size() != 1 || depth == MAX_DEPTH) {
            return own(shape, alternatives.isEmpty());
        }
        Branches group = alternatives.get(0);
        return group.branches().stream()
                .map(branch -> of(shape.branch(group, branch), depth + 1))
                .reduce(Facts::either)
                .orElseThrow();
    }

    private static Facts own(Shape shape, boolean whole) {
        Map<String, MemberFacts> members = new LinkedHashMap<>();
        shape.members().forEach((name, member) -> members.put(name, facts(member)));
        boolean closed = whole && shape.others().isForbidden();
        return new Facts(
                shape.types(), members, shape.required(), shape.members().keySet(), closed);
    }

    private static MemberFacts facts(Member member) {
        Shape shape = member.shape();
        List<JsonNode> scalars = new ArrayList<>();
        if (member.constant() != null) {
            scalars.add(member.constant());
        } else {
            List<AllowedValue> values = shape.values();
            if (values != null) {
                values.forEach(value -> scalars.add(value.json()));
            }
        }
        Set<Schema.Type> types = new LinkedHashSet<>(shape.alternatives().isEmpty() ? shape.types() : Set.of());
        boolean named = member.constant() != null || shape.values() != null;
        if (shape.isNullable() && (named || !types.isEmpty())) {
            types.add(Schema.Type.NULL);
            scalars.add(JsonNodeFactory.instance.nullNode());
        }
        Map<Object, JsonNode> byKey = new LinkedHashMap<>();
        if (named) {
            scalars.forEach(scalar -> byKey.put(JsonEquality.key(scalar), scalar));
        }
        return new MemberFacts(types, byKey, shape.isNullable() ? null : member.constant());
    }

    private Facts either(Facts other) {
        Set<Schema.Type> any = new LinkedHashSet<>();
        if (!types.isEmpty() && !other.types.isEmpty()) {
            any.addAll(types);
            any.addAll(other.types);
        }
        Map<String, MemberFacts> common = new TreeMap<>();
        members.forEach((name, facts) -> {
            MemberFacts others = other.members.get(name);
            if (others != null) {
                common.put(name, either(facts, others));
            }
        });
        Set<String> both = new LinkedHashSet<>(required);
        both.retainAll(other.required);
        Set<String> all = new LinkedHashSet<>(described);
        all.addAll(other.described);
        return new Facts(any, common, both, all, isClosed && other.isClosed);
    }

    private static MemberFacts either(MemberFacts one, MemberFacts other) {
        Set<Schema.Type> types = new LinkedHashSet<>();
        if (!one.types.isEmpty() && !other.types.isEmpty()) {
            types.addAll(one.types);
            types.addAll(other.types);
        }
        Map<Object, JsonNode> values = new LinkedHashMap<>();
        if (!one.values.isEmpty() && !other.values.isEmpty()) {
            values.putAll(one.values);
            values.putAll(other.values);
        }
        JsonNode constant = one.constant;
        boolean same = constant != null && other.constant != null && JsonEquality.areEqual(constant, other.constant);
        return new MemberFacts(types, values, same ? constant : null);
    }
}
