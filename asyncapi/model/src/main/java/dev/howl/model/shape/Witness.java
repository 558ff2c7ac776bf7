package dev.howl.model.shape;

import dev.howl.model.schema.Schema;
import dev.howl.model.schema.SchemaBundle;
import dev.howl.validation.NamedSchemas;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A value that two shapes accept: the proof that nothing distinguishes them. The validator has confirmed it. */
public final class Witness {
    private Witness() {}

    /** Returns one; empty where none of the values that were tried is. */
    static Optional<JsonNode> of(Shape one, Shape other) {
        return of(one, other, List.of());
    }

    /**
     * Returns one; empty where none of the values that were tried is.
     *
     * @param more values that are tried, too
     */
    public static Optional<JsonNode> of(Shape one, Shape other, List<JsonNode> more) {
        Map<String, Schema> roots = new LinkedHashMap<>();
        one.roots().forEach(root -> roots.put("r" + roots.size(), root));
        other.roots().forEach(root -> roots.put("r" + roots.size(), root));
        SchemaBundle bundle = SchemaBundle.of(roots, "schema");
        NamedSchemas schemas = NamedSchemas.of(bundle.schemas(), bundle.definitions());
        return Stream.concat(candidates(one, other).stream(), more.stream())
                .filter(value -> roots.keySet().stream().allMatch(name -> schemas.accepts(name, value)))
                .findFirst();
    }

    private static Set<JsonNode> candidates(Shape one, Shape other) {
        Set<JsonNode> candidates = new LinkedHashSet<>();
        List<Schema> both = new ArrayList<>(one.roots());
        both.addAll(other.roots());
        candidates.add(SmallestInstance.of(Shape.of(both)));
        for (Shape shape : List.of(one, other)) {
            candidates.add(SmallestInstance.of(shape));
            shape.keywords().forEach(keywords -> {
                keywords.json().path("examples").forEach(candidates::add);
                candidates.add(keywords.json().path("default"));
            });
        }
        candidates.removeIf(JsonNode::isMissingNode);
        return candidates;
    }
}
