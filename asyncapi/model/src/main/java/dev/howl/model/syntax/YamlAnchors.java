package dev.howl.model.syntax;

import dev.howl.model.diagnostic.Location;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;

/**
 * The anchors of a YAML file. An alias becomes a copy of what it stands for, as each node has one parent; the copies of
 * a
 * file are limited in number.
 */
final class YamlAnchors {
    private final NodeBudget budget;
    private final Map<String, Anchored> anchored = new HashMap<>();

    /**
     * The node that an anchor names.
     *
     * @param node {@code null} while it is being read
     * @param text of a scalar as written, {@code null} for others
     */
    private record Anchored(@Nullable Node node, @Nullable String text) {}

    YamlAnchors(NodeBudget budget) {
        this.budget = budget;
    }

    void begin(Anchor anchor) {
        anchored.put(anchor.getValue(), new Anchored(null, null));
    }

    void end(Anchor anchor, Node node, @Nullable String text) {
        anchored.put(anchor.getValue(), new Anchored(node, text));
    }

    /** Returns the scalar that an alias stands for, as written; {@code null} if it is none. */
    @Nullable
    String text(Anchor alias) {
        Anchored target = anchored.get(alias.getValue());
        return target == null ? null : target.text();
    }

    /** Returns a copy of what an alias stands for: it stands where the alias does, its parts where they are written. */
    Node copy(Anchor alias, @Nullable Node parent, String step, Location location, int depth) {
        Anchored target = anchored.get(alias.getValue());
        if (target == null) {
            throw new SyntaxException(
                    location, "the anchor '&" + alias.getValue() + "' of this alias is not defined before it");
        }
        Node node = target.node();
        if (node == null) {
            throw new SyntaxException(
                    location, "the alias '*" + alias.getValue() + "' is inside its own anchor; use $ref instead");
        }
        return copy(node, parent, step, location, location, depth);
    }

    /** Returns a copy for another parent. */
    Node copy(Node node, Node parent, String step, int depth) {
        return copy(node, parent, step, node.location(), node.location(), depth);
    }

    private Node copy(Node node, @Nullable Node parent, String step, Location location, Location alias, int depth) {
        budget.takeAliased(alias, depth);
        if (node instanceof Mapping mapping) {
            Mapping copy = new Mapping(parent, step, location);
            mapping.forEach((key, value) -> copy.put(
                    key, mapping.keyLocation(key), copy(value, copy, key, value.location(), alias, depth + 1)));
            return copy;
        }
        if (node instanceof Sequence sequence) {
            Sequence copy = new Sequence(parent, step, location);
            List<Node> items = sequence.items();
            for (Node item : items) {
                copy.add(copy(item, copy, item.step(), item.location(), alias, depth + 1));
            }
            return copy;
        }
        return new Scalar(parent, step, location, node.json());
    }
}
