package dev.howl.model.shape;

import com.networknt.schema.SchemaLocation;
import dev.howl.model.schema.Schema;
import dev.howl.model.schema.SchemaBundle;
import dev.howl.runtime.Regex;
import dev.howl.validation.Draft07;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A value that two shapes accept: the proof that nothing tells them apart. The validator has confirmed it. */
final class Witness {
    private static final String ID = "https://howl.invalid/witness";
    private static final String ROOTS = "properties";

    private Witness() {}

    /** Returns one; empty where none of the values that were tried is. */
    static Optional<JsonNode> of(Shape one, Shape other) {
        Map<String, Schema> roots = new LinkedHashMap<>();
        one.roots().forEach(root -> roots.put("r" + roots.size(), root));
        other.roots().forEach(root -> roots.put("r" + roots.size(), root));
        SchemaBundle bundle = SchemaBundle.of(roots, "schema");
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ObjectNode schemas = document.putObject(ROOTS);
        bundle.schemas().forEach(schemas::set);
        document.set("definitions", bundle.definitions());
        var validator = Draft07.lazyRegistry().getSchema(SchemaLocation.of(ID), document);
        return candidates(one, other).stream()
                .filter(value -> roots.keySet().stream().allMatch(name -> isValid(validator, name, value)))
                .findFirst();
    }

    private static boolean isValid(com.networknt.schema.Schema validator, String root, JsonNode value) {
        SchemaLocation location = SchemaLocation.of(ID).append(ROOTS).append(root);
        try {
            return validator
                    .getRefSchema(location.getFragment())
                    .validate(value)
                    .isEmpty();
        } catch (Regex.TooSlowException e) {
            return false;
        }
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
