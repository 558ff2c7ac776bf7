package dev.howl.model.syntax;

import dev.howl.model.diagnostic.Location;
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

    /** Where it begins. */
    public final Location location() {
        return location;
    }

    /** Where its key stands, or where it begins if it has none: the place to point at when it is named. */
    public final Location where() {
        return parent instanceof Mapping mapping ? mapping.keyLocation(step) : location;
    }

    /** The list or object around it, {@code null} for the root. */
    public final @Nullable Node parent() {
        return parent;
    }

    /** Its key or index within its parent; empty for the root. */
    public final String step() {
        return step;
    }

    /** What to call it in a sentence: {@code 'title'}, {@code item 3}, {@code the document}. */
    public final String called() {
        if (parent == null) {
            return "the document";
        }
        return parent instanceof Sequence ? "item " + (Pointers.index(step) + 1) : "'" + step + "'";
    }

    /** The root of its file. */
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
            steps.push(Pointers.escape(node.step));
        }
        return steps.isEmpty() ? "" : "/" + String.join("/", steps);
    }

    /** The same as data, references not followed. Shared: not to be changed. */
    public abstract JsonNode json();

    /** The part of that key or index, {@code null} where there is none. */
    public @Nullable Node child(String key) {
        return null;
    }

    /** What it is, for people: {@code a number}, {@code a list}. */
    public abstract String kind();

    @Override
    public final String toString() {
        return location + "#" + pointer();
    }
}
