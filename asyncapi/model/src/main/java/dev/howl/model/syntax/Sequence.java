package dev.howl.model.syntax;

import dev.howl.model.diagnostic.Location;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A list. */
public final class Sequence extends Node {
    private final List<Node> items = new ArrayList<>();
    private @Nullable ArrayNode json;

    Sequence(@Nullable Node parent, String step, Location location) {
        super(parent, step, location);
    }

    void add(Node item) {
        items.add(item);
    }

    public List<Node> items() {
        return Collections.unmodifiableList(items);
    }

    @Override
    public @Nullable Node child(String key) {
        int index = Pointers.index(key);
        return index >= 0 && index < items.size() ? items.get(index) : null;
    }

    @Override
    public JsonNode json() {
        ArrayNode built = json;
        if (built == null) {
            built = JsonNodeFactory.instance.arrayNode();
            for (Node item : items) {
                built.add(item.json());
            }
            json = built;
        }
        return built;
    }

    @Override
    public String kind() {
        return "a list";
    }
}
