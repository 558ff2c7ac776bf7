package dev.howl.validation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * References of a bundle to its own definitions. The validator follows references on its stack to find those that lead
 * nowhere, which thousands of schemas that refer to each other exhaust. A look at the names does without.
 */
final class LocalReferences {
    private static final String DEFINITIONS = "definitions";
    private static final String PREFIX = "#/" + DEFINITIONS + "/";

    private LocalReferences() {}

    /**
     * Returns whether every reference names a definition of the bundle that exists. {@code false} where schemas have
     * identifiers or definitions of their own, since references may then mean something else.
     */
    static boolean areResolved(JsonNode root) {
        Set<String> names = Set.copyOf(root.path(DEFINITIONS).propertyNames());
        Deque<JsonNode> open = new ArrayDeque<>();
        Stream.of(DEFINITIONS, "toServer", "toClient").map(root::path).forEach(open::add);
        while (!open.isEmpty()) {
            JsonNode node = open.remove();
            if (node.has("$id") || node.has(DEFINITIONS) || !isResolved(node.path("$ref"), names)) {
                return false;
            }
            for (JsonNode child : node) {
                if (child.isContainer()) {
                    open.add(child);
                }
            }
        }
        return true;
    }

    private static boolean isResolved(JsonNode reference, Set<String> names) {
        return !reference.isString()
                || (reference.stringValue().startsWith(PREFIX)
                        && names.contains(reference.stringValue().substring(PREFIX.length())));
    }
}
