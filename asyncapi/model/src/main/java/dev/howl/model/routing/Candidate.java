package dev.howl.model.routing;

import dev.howl.model.diagnostic.Location;
import dev.howl.model.schema.Schema;
import dev.howl.model.shape.Facts;
import dev.howl.model.shape.Member;
import dev.howl.model.shape.Shape;
import dev.howl.runtime.Alternatives.JsonType;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A message that a frame may be, and what is sure about its frames. */
final class Candidate {
    private final String id;
    private final List<JsonNode> examples;
    private final Shape shape;
    private final Facts facts;
    /** Facts about members that are objects. */
    private final Map<String, Facts> inside = new LinkedHashMap<>();

    Candidate(RoutedMessage message) {
        Schema payload = message.payload();
        this.id = message.id();
        this.examples = message.examples();
        this.shape = Shape.of(payload == null ? anything() : payload);
        this.facts = Facts.of(shape);
        if (shape.alternatives().isEmpty()) {
            shape.members().forEach(this::addInside);
        }
    }

    private static Schema anything() {
        return Schema.implied(Set.of(), null, new Location("", 1, 1));
    }

    private void addInside(String name, Member member) {
        if (member.shape().types().equals(Set.of(Schema.Type.OBJECT))) {
            inside.put(name, Facts.of(member.shape()));
        }
    }

    String id() {
        return id;
    }

    List<JsonNode> examples() {
        return examples;
    }

    Shape shape() {
        return shape;
    }

    /** Returns whether nothing is said of its members, so that it is what is left over. */
    boolean isRest() {
        return mayBe(JsonType.OBJECT)
                && facts.described().isEmpty()
                && facts.required().isEmpty();
    }

    /** Returns the JSON types of its frames. */
    Set<JsonType> types() {
        Set<JsonType> types = EnumSet.noneOf(JsonType.class);
        for (JsonType type : JsonType.values()) {
            if (mayBe(type)) {
                types.add(type);
            }
        }
        return types;
    }

    private boolean mayBe(JsonType type) {
        return MemberRule.allows(facts.types(), type) || (type == JsonType.NULL && shape.isNullable());
    }

    /** Returns the members that something is said of, those at the top first. */
    Set<MemberPath> paths() {
        Set<MemberPath> paths = new LinkedHashSet<>();
        facts.members().keySet().forEach(name -> paths.add(new MemberPath(null, name)));
        inside.forEach((outer, own) -> own.members().keySet().forEach(name -> paths.add(new MemberPath(outer, name))));
        return paths;
    }

    MemberRule rule(MemberPath path) {
        String outer = path.outer();
        if (outer == null) {
            return MemberRule.of(facts, path.name());
        }
        MemberRule object = MemberRule.of(facts, outer);
        Facts own = inside.get(outer);
        if (own != null) {
            boolean always = !object.mayBeAbsent() && !object.types().contains(Schema.Type.NULL);
            MemberRule rule = MemberRule.of(own, path.name());
            return always ? rule : rule.orAbsent();
        }
        return object.allows(JsonType.OBJECT) ? MemberRule.NONE : MemberRule.FORBIDDEN;
    }

    /** Returns whether no frame can be both. */
    boolean isDisjoint(Candidate other) {
        Set<JsonType> common = types();
        common.retainAll(other.types());
        if (common.isEmpty()) {
            return true;
        }
        if (!common.equals(Set.of(JsonType.OBJECT))) {
            return false;
        }
        Set<MemberPath> paths = paths();
        paths.addAll(other.paths());
        return paths.stream().anyMatch(path -> rule(path).isDisjoint(other.rule(path)));
    }

    @Override
    public String toString() {
        return id;
    }
}
