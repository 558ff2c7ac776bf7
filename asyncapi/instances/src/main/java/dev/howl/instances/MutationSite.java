package dev.howl.instances;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A value of a frame, and a schema that it fits.
 *
 * @param pointer JSON Pointer to the value
 */
record MutationSite(String pointer, JsonNode value, SchemaPlace schema) {
    KeywordPlace constraint(String keyword) {
        return new KeywordPlace(schema.pointer(), keyword);
    }

    /** Returns whether the value is at a pointer or within the value there. */
    boolean isWithin(String outer) {
        return isWithin(pointer, outer);
    }

    static boolean isWithin(String inner, String outer) {
        return inner.equals(outer) || inner.startsWith(outer + "/");
    }

    /** Returns a copy of a frame with another value in the place of this one. */
    JsonNode replacedIn(JsonNode frame, JsonNode other) {
        JsonPointer place = JsonPointer.compile(pointer);
        if (place.matches()) {
            return other;
        }
        JsonNode copy = frame.deepCopy();
        JsonNode parent = copy.at(place.head());
        JsonPointer last = place.last();
        if (parent instanceof ObjectNode object) {
            object.set(last.getMatchingProperty(), other);
        } else if (parent instanceof ArrayNode array) {
            array.set(last.getMatchingIndex(), other);
        }
        return copy;
    }
}
