package dev.howl.instances;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A maker of objects: for 0 with the required members only, otherwise with others too. */
final class ObjectMaker {
    private static final int MAX_INVENTED = 60;
    private static final int MORE = 3;
    /** One object in so many gets members that the document does not name. */
    private static final int RARE = 8;

    private static final SchemaPlace TEXT =
            new SchemaPlace("", JsonNodeFactory.instance.objectNode().put("type", "string"));

    private final Schemas schemas;
    private final Draw draw;
    private final InstanceMaker values;

    ObjectMaker(Schemas schemas, Draw draw, InstanceMaker values) {
        this.schemas = schemas;
        this.draw = draw;
        this.values = values;
    }

    JsonNode make(Demand demand, int depth) {
        int least = demand.values("minProperties").mapToInt(Counts::of).max().orElse(0);
        int most = demand.values("maxProperties").mapToInt(Counts::of).min().orElse(Integer.MAX_VALUE);
        Set<String> names = required(demand, new LinkedHashSet<>());
        Set<String> optional = optional(demand, names);
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (String name : names) {
            object.set(name, values.value(places(demand, name), depth + 1));
        }
        for (String name : optional) {
            boolean needed = object.size() < least;
            boolean chosen = draw.isShown(depth) || (!values.isTight(depth) && draw.next(2) == 1);
            boolean wanted = chosen && object.size() < most;
            if (needed || wanted) {
                addOptional(demand, object, name, depth);
            }
        }
        invent(demand, object, least, most, depth);
        if (object.size() < least || object.size() > most) {
            throw new NoInstanceException("no number of members is allowed at " + demand.pointer());
        }
        return object;
    }

    private void addOptional(Demand demand, ObjectNode object, String name, int depth) {
        try {
            object.set(name, values.value(places(demand, name), depth + 1));
            for (String other : required(demand, names(object))) {
                if (!object.has(other)) {
                    object.set(other, values.value(places(demand, other), depth + 1));
                }
            }
        } catch (NoInstanceException e) {
            // The member stays absent, and so do those that it would require.
            object.remove(name);
        }
    }

    private static Set<String> names(ObjectNode object) {
        return new LinkedHashSet<>(object.propertyNames());
    }

    /** Returns the names with those that are required, or that they require; adds the schemas that they imply. */
    private Set<String> required(Demand demand, Set<String> names) {
        int before = -1;
        while (before != names.size() + demand.parts().size()) {
            before = names.size() + demand.parts().size();
            for (SchemaPlace part : List.copyOf(demand.parts())) {
                part.get("required").forEach(name -> names.add(name.asString()));
                for (String name : part.get("dependencies").propertyNames()) {
                    depend(demand, part, name, names);
                }
            }
        }
        return names;
    }

    private static void depend(Demand demand, SchemaPlace part, String name, Set<String> names) {
        if (names.contains(name)) {
            SchemaPlace dependency = part.at("dependencies", name);
            if (dependency.schema().isArray()) {
                dependency.schema().forEach(other -> names.add(other.asString()));
            } else {
                demand.add(dependency);
            }
        }
    }

    private Set<String> optional(Demand demand, Set<String> required) {
        Set<String> optional = new LinkedHashSet<>();
        demand.parts().forEach(part -> optional.addAll(part.get("properties").propertyNames()));
        optional.removeAll(required);
        optional.removeAll(demand.unwanted());
        optional.removeIf(name -> isForbidden(demand, name));
        return optional;
    }

    private boolean isForbidden(Demand demand, String name) {
        JsonNode text = JsonNodeFactory.instance.stringNode(name);
        return places(demand, name).stream().anyMatch(SchemaPlace::isForbidden)
                || demand.parts().stream()
                        .filter(part -> part.has("propertyNames"))
                        .anyMatch(part -> !schemas.evaluator().accepts(part.at("propertyNames"), text));
    }

    /** Returns the schemas of the member with a name. */
    private List<SchemaPlace> places(Demand demand, String name) {
        List<SchemaPlace> places = new ArrayList<>();
        for (SchemaPlace part : demand.parts()) {
            int before = places.size();
            if (part.get("properties").has(name)) {
                places.add(part.at("properties", name));
            }
            for (String pattern : part.get("patternProperties").propertyNames()) {
                if (matches(pattern, name)) {
                    places.add(part.at("patternProperties", pattern));
                }
            }
            if (places.size() == before && part.has("additionalProperties")) {
                places.add(part.at("additionalProperties"));
            }
        }
        return places;
    }

    private boolean matches(String pattern, String name) {
        try {
            return schemas.pattern(pattern).isIn(name);
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private void invent(Demand demand, ObjectNode object, int least, int most, int depth) {
        boolean isMap = demand.parts().stream()
                .anyMatch(part -> part.get("additionalProperties").isObject() || part.has("patternProperties"));
        boolean wanted = !values.isTight(depth) && (isMap ? draw.next(2) == 1 : draw.next(RARE) == RARE - 1);
        int target = Math.max(least, wanted ? object.size() + 1 + draw.next(MORE) : 0);
        for (int i = 0; object.size() < Math.min(target, most) && i < MAX_INVENTED; i++) {
            String name = invented(demand, i);
            if (name != null
                    && !object.has(name)
                    && !isForbidden(demand, name)
                    && !demand.unwanted().contains(name)) {
                addOptional(demand, object, name, depth);
            }
        }
    }

    private @Nullable String invented(Demand demand, int index) {
        List<String> patterns = demand.parts().stream()
                .flatMap(part -> part.get("patternProperties").propertyNames().stream())
                .toList();
        List<SchemaPlace> names = demand.parts().stream()
                .filter(part -> part.has("propertyNames"))
                .map(part -> part.at("propertyNames"))
                .toList();
        int effort = index;
        if (!patterns.isEmpty() && index % 2 == 0) {
            String pattern = patterns.get(draw.next(patterns.size()));
            return draw.varied(
                    effort, () -> schemas.pattern(pattern).sample(draw::next).orElse(null));
        }
        if (!names.isEmpty()) {
            List<SchemaPlace> all =
                    Stream.concat(Stream.of(TEXT), names.stream()).toList();
            return draw.varied(effort, () -> values.value(all, 1)).stringValue();
        }
        return "extra" + (index + 1);
    }
}
