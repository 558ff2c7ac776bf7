package dev.howl.model.syntax;

import dev.howl.model.diagnostic.Location;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Nodes made of those of a file: parent, pointer and place are those of the origin, the content is another. */
public final class DerivedNodes {
    private DerivedNodes() {}

    /**
     * The value of a key.
     *
     * @param where place of the key
     */
    public record Part(Location where, Node value) {}

    public static Mapping mapping(Node origin, Map<String, Part> parts) {
        Mapping mapping = new Mapping(origin.parent(), origin.step(), origin.location());
        parts.forEach((key, part) -> mapping.put(key, part.where(), part.value()));
        return mapping;
    }

    public static Sequence sequence(Node origin, List<Node> items) {
        Sequence sequence = new Sequence(origin.parent(), origin.step(), origin.location());
        items.forEach(sequence::add);
        return sequence;
    }

    public static Scalar scalar(Node origin, JsonNode value) {
        return new Scalar(origin.parent(), origin.step(), origin.location(), value);
    }

    /** Returns an object without entries and without a file. */
    public static Mapping empty(Location location) {
        return new Mapping(null, "", location);
    }
}
