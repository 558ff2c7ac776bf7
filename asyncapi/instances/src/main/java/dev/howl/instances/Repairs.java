package dev.howl.instances;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A search for a change that makes a value unfit for a schema that it must not fit, such as another alternative of a
 * {@code oneOf}, and keeps it fit for the others.
 */
final class Repairs {
    private static final int ROUNDS = 4;
    private static final int MAX_CANDIDATES = 200;

    private final Schemas schemas;
    private final Draw draw;

    Repairs(Schemas schemas, Draw draw) {
        this.schemas = schemas;
        this.draw = draw;
    }

    JsonNode repaired(Demand demand, JsonNode made) {
        JsonNode value = made;
        for (int i = 0; i < ROUNDS; i++) {
            SchemaPlace unwanted = demand.fitting(value);
            if (unwanted == null) {
                return value;
            }
            value = broken(demand, unwanted, value);
        }
        throw none(demand);
    }

    private JsonNode broken(Demand demand, SchemaPlace unwanted, JsonNode value) {
        List<JsonNode> candidates = candidates(unwanted, value);
        int start = candidates.isEmpty() ? 0 : draw.next(candidates.size());
        for (int i = 0; i < candidates.size(); i++) {
            JsonNode candidate = candidates.get((start + i) % candidates.size());
            if (!schemas.evaluator().accepts(unwanted, candidate) && demand.isWanted(candidate)) {
                return candidate;
            }
        }
        throw none(demand);
    }

    private static NoInstanceException none(Demand demand) {
        return new NoInstanceException("each value fits a schema that it must not fit at " + demand.pointer());
    }

    private List<JsonNode> candidates(SchemaPlace unwanted, JsonNode value) {
        List<JsonNode> candidates = new ArrayList<>();
        if (value instanceof ObjectNode object) {
            additions(unwanted, object, candidates);
        }
        Mutations mutations = new Mutations(schemas, draw);
        for (MutationSite site : SchemaWalk.sites(schemas, unwanted, value)) {
            for (String keyword : ConstraintKeywords.scalars(site.schema())) {
                for (JsonNode other : mutations.of(site, keyword)) {
                    if (candidates.size() < MAX_CANDIDATES) {
                        candidates.add(site.replacedIn(value, other));
                    }
                }
            }
        }
        return candidates;
    }

    /** Adds objects with another member, one that the schema gives another type. */
    private void additions(SchemaPlace unwanted, ObjectNode object, List<JsonNode> candidates) {
        for (MutationSite site : SchemaWalk.sites(schemas, unwanted, object)) {
            if (site.pointer().isEmpty()) {
                for (Map.Entry<String, JsonNode> member :
                        site.schema().get("properties").properties()) {
                    if (!object.has(member.getKey())) {
                        Mutations.others(JsonNodeFactory.instance.missingNode())
                                .forEach(other -> candidates.add(with(object, member.getKey(), other)));
                    }
                }
            }
        }
    }

    private static ObjectNode with(ObjectNode object, String name, JsonNode value) {
        ObjectNode copy = object.deepCopy();
        copy.set(name, value);
        return copy;
    }
}
