package dev.howl.model.routing;

import dev.howl.model.schema.Schema;
import dev.howl.model.shape.Facts;
import dev.howl.runtime.Alternatives.JsonType;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A rule that one member obeys in all frames of a message.
 *
 * @param values its values by what makes them equal; empty for any
 * @param types empty for any
 */
record MemberRule(boolean mayBePresent, boolean mayBeAbsent, Map<Object, JsonNode> values, Set<Schema.Type> types) {
    static final MemberRule FORBIDDEN = new MemberRule(false, true, Map.of(), Set.of());
    static final MemberRule NONE = new MemberRule(true, true, Map.of(), Set.of());

    static MemberRule of(Facts facts, String name) {
        boolean optional = !facts.required().contains(name);
        Facts.MemberFacts member = facts.members().get(name);
        if (member != null) {
            return new MemberRule(true, optional, member.values(), member.types());
        }
        boolean forbidden = facts.isClosed() && !facts.described().contains(name);
        return forbidden ? FORBIDDEN : new MemberRule(true, optional, Map.of(), Set.of());
    }

    MemberRule orAbsent() {
        return new MemberRule(mayBePresent, true, values, types);
    }

    /** Returns whether the member may have one type. */
    boolean allows(JsonType type) {
        return mayBePresent && allows(types, type);
    }

    /** Returns whether types, empty for any, contain a type; numbers contain integers. */
    static boolean allows(Set<Schema.Type> types, JsonType type) {
        return types.isEmpty()
                || types.contains(Schema.Type.valueOf(type.name()))
                || (type == JsonType.INTEGER && types.contains(Schema.Type.NUMBER));
    }

    /** Returns whether no frame fits both rules. */
    boolean isDisjoint(MemberRule other) {
        if (mayBeAbsent && other.mayBeAbsent) {
            return false;
        }
        if (!mayBePresent || !other.mayBePresent) {
            return true;
        }
        boolean named = !values.isEmpty() && !other.values.isEmpty();
        if (named && Collections.disjoint(values.keySet(), other.values.keySet())) {
            return true;
        }
        for (JsonType type : JsonType.values()) {
            if (allows(type) && other.allows(type)) {
                return false;
            }
        }
        return true;
    }
}
