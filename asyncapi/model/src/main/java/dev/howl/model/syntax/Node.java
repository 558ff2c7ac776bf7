package dev.howl.model.syntax;

import dev.howl.model.diagnostic.Location;
import dev.howl.runtime.PointerSteps;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A part of a document. Identity is equality: two parts that read alike are two parts. */
public abstract sealed class Node permits Scalar, Sequence, Mapping {
    private final @Nullable Node parent;
    private final String step;
    private final Location location;

    Node(@Nullable Node parent, String step, Location location) {
        this.parent = parent;
        this.step = step;
        this.location = location;
    }

    /** Returns the location at which it begins. */
    public final Location location() {
        return location;
    }

    /** Returns the location of its key, or its own if it has none: the place for findings that name the node. */
    public final Location where() {
        return parent instanceof Mapping mapping ? mapping.keyLocation(step) : location;
    }

    /** Returns the list or object around it, {@code null} for the root. */
    public final @Nullable Node parent() {
        return parent;
    }

    /** Its key or index within its parent; empty for the root. */
    public final String step() {
        return step;
    }

    /** Returns its name for sentences: {@code 'title'}, {@code item 3}, {@code the document}. */
    public final String called() {
        if (parent == null) {
            return "the document";
        }
        return parent instanceof Sequence ? "item " + (Pointers.index(step) + 1) : "'" + step + "'";
    }

    /** Returns the root of its file. */
    public final Node root() {
        Node node = this;
        while (node.parent != null) {
            node = node.parent;
        }
        return node;
    }

    /** JSON Pointer within its file. */
    public final String pointer() {
        Deque<String> steps = new ArrayDeque<>();
        for (Node node = this; node.parent != null; node = node.parent) {
            steps.push(PointerSteps.escape(node.step));
        }
        return steps.isEmpty() ? "" : "/" + String.join("/", steps);
    }

    /** Returns the same as data, references not followed. Shared: not to be changed. */
    public abstract JsonNode json();

    /** Returns the part of that key or index, {@code null} where there is none. */
    public @Nullable Node child(String key) {
        return null;
    }

    /** Returns its kind for sentences: {@code a number}, {@code a list}. */
    public abstract String kind();

    @Override
    public final String toString() {
        return location + "#" + pointer();
    }
}
