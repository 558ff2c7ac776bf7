package dev.howl.testkit.conformance.session;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes of a value at a JSON Pointer. */
public final class FrameEdit {
    private FrameEdit() {}

    /**
     * Sets a value in a frame, which is changed.
     *
     * @return whether the object or array around it exists
     */
    public static boolean set(JsonNode frame, JsonPointer place, JsonNode value) {
        if (place.matches() || place.head() == null) {
            return false;
        }
        JsonNode parent = frame.at(place.head());
        JsonPointer last = place.last();
        if (parent instanceof ObjectNode object && last != null) {
            object.set(last.getMatchingProperty(), value);
            return true;
        }
        if (parent instanceof ArrayNode array && last != null && last.getMatchingIndex() >= 0) {
            int index = last.getMatchingIndex();
            if (index < array.size()) {
                array.set(index, value);
                return true;
            }
        }
        return false;
    }

    /** Removes a member from a frame, which is changed. */
    public static void remove(JsonNode frame, JsonPointer place) {
        if (place.head() != null && frame.at(place.head()) instanceof ObjectNode object && place.last() != null) {
            object.remove(place.last().getMatchingProperty());
        }
    }
}
