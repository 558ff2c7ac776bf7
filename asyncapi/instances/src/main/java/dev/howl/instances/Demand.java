package dev.howl.instances;

import dev.howl.runtime.JsonEquality;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * All that one value must fit: schemas without references and combinators, of each list of alternatives the one that was
 * chosen, and schemas that it must not fit.
 */
final class Demand {
    private static final int MAX_PARTS = 300;

    private final Schemas schemas;
    private final Draw draw;
    private final Order order;
    private final List<SchemaPlace> wanted;
    private final List<SchemaPlace> parts = new ArrayList<>();
    private final List<SchemaPlace> negatives = new ArrayList<>();

    /** The order of alternatives, of which a decision of 0 takes the first. */
    enum Order {
        /** From the flattest to the most nested. */
        FLAT,
        /** The flattest alone, for a recursion to end. */
        FLATTEST,
        /** The order of the document, with {@code null} last. */
        WRITTEN
    }

    /**
     * @throws NoInstanceException if nothing fits
     */
    Demand(Schemas schemas, Draw draw, Order order, List<SchemaPlace> places) {
        this.schemas = schemas;
        this.draw = draw;
        this.order = order;
        this.wanted = places;
        places.forEach(this::add);
    }

    /** Returns the schemas, each of them an object with keywords of its own. */
    List<SchemaPlace> parts() {
        return parts;
    }

    /** Adds a schema that the value must fit too. */
    void add(SchemaPlace place) {
        SchemaPlace part = schemas.document().resolved(place);
        if (part.isForbidden()) {
            throw new NoInstanceException("no value is allowed at " + place.pointer());
        }
        if (!part.schema().isObject() || parts.contains(part)) {
            return;
        }
        if (parts.size() > MAX_PARTS) {
            throw new NoInstanceException("too many schemas apply at " + place.pointer());
        }
        parts.add(part);
        for (int i = 0; i < part.get("allOf").size(); i++) {
            add(part.at("allOf", Integer.toString(i)));
        }
        alternatives(part, "anyOf", false);
        alternatives(part, "oneOf", true);
        if (part.has("not")) {
            negatives.add(part.at("not"));
        }
        if (part.has("if")) {
            condition(part);
        }
    }

    private void alternatives(SchemaPlace part, String keyword, boolean exclusive) {
        List<SchemaPlace> branches = IntStream.range(0, part.get(keyword).size())
                .mapToObj(i -> part.at(keyword, Integer.toString(i)))
                .sorted(Comparator.comparingInt(this::rank))
                .toList();
        if (branches.isEmpty()) {
            return;
        }
        SchemaPlace chosen = branches.get(choice(branches));
        if (exclusive) {
            branches.stream().filter(branch -> !branch.equals(chosen)).forEach(negatives::add);
        }
        add(chosen);
    }

    private int rank(SchemaPlace branch) {
        JsonNode type = schemas.document().resolved(branch).get("type");
        boolean isNull = type.isString() && type.stringValue().equals("null");
        return order != Order.WRITTEN ? schemas.heights().of(branch) : isNull ? 1 : 0;
    }

    private int choice(List<SchemaPlace> branches) {
        if (order != Order.FLATTEST) {
            return draw.next(branches.size());
        }
        int least = schemas.heights().of(branches.get(0));
        int flat = (int) branches.stream()
                .filter(branch -> schemas.heights().of(branch) <= least)
                .count();
        return draw.next(flat);
    }

    private void condition(SchemaPlace part) {
        if (draw.next(2) == 0) {
            add(part.at("if"));
            addIfPresent(part, "then");
        } else {
            negatives.add(part.at("if"));
            addIfPresent(part, "else");
        }
    }

    private void addIfPresent(SchemaPlace part, String keyword) {
        if (part.has(keyword)) {
            add(part.at(keyword));
        }
    }

    Stream<JsonNode> values(String keyword) {
        return parts.stream().map(part -> part.get(keyword)).filter(value -> !value.isMissingNode());
    }

    /** Returns the JSON types that the value may have, at least one. */
    List<String> types() {
        List<String> types = AllowedTypes.of(parts, negatives);
        if (types.isEmpty()) {
            throw new NoInstanceException("no type is allowed at " + pointer());
        }
        return types;
    }

    /** Returns the values of {@code enum} and {@code const} that all schemas name, {@code null} where none names any. */
    @Nullable
    List<JsonNode> listed() {
        List<JsonNode> listed = null;
        for (SchemaPlace part : parts) {
            for (String keyword : List.of("const", "enum")) {
                if (part.has(keyword)) {
                    List<JsonNode> own = keyword.equals("const")
                            ? List.of(part.get(keyword))
                            : part.get(keyword).valueStream().toList();
                    listed = (listed == null ? own : listed)
                            .stream()
                                    .filter(value -> own.stream().anyMatch(each -> same(each, value)))
                                    .toList();
                }
            }
        }
        return listed;
    }

    static boolean same(JsonNode one, JsonNode other) {
        return JsonEquality.areEqual(one, other);
    }

    /** Returns the names that a member must not have, since a {@code not} requires exactly them. */
    Set<String> unwanted() {
        Set<String> names = new LinkedHashSet<>();
        negatives.stream()
                .filter(negative -> negative.get("required").size() == 1)
                .forEach(negative -> names.add(negative.get("required").get(0).asString()));
        return names;
    }

    /** Adds a schema that the value must not fit. */
    void refuse(SchemaPlace place) {
        negatives.add(place);
    }

    /** Returns a schema that a value must not fit, and does; {@code null} if there is none. */
    @Nullable
    SchemaPlace fitting(JsonNode value) {
        return negatives.stream()
                .filter(negative -> schemas.evaluator().accepts(negative, value))
                .findFirst()
                .orElse(null);
    }

    /** Returns whether a value fits all schemas that were asked for. */
    boolean isWanted(JsonNode value) {
        return wanted.stream().allMatch(place -> schemas.evaluator().accepts(place, value));
    }

    String pointer() {
        return parts.isEmpty() ? "" : parts.get(0).pointer();
    }
}
