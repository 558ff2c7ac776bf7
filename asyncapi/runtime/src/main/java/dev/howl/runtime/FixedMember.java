package dev.howl.runtime;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A member that every frame of a message has with one value. Immutable.
 *
 * @param parent the object that has it; empty for the frame itself
 * @param name its name
 * @param value its value; must not be changed
 */
public record FixedMember(JsonPointer parent, String name, JsonNode value) {
    /**
     * Creates a member.
     *
     * @param json the value as JSON
     * @param path the names on the way to it from the frame, its own last; at least one
     * @throws tools.jackson.core.JacksonException if the value is not valid JSON
     */
    static FixedMember of(String json, String... path) {
        JsonPointer parent = JsonPointer.empty();
        for (int i = 0; i < path.length - 1; i++) {
            parent = parent.appendProperty(path[i]);
        }
        return new FixedMember(parent, path[path.length - 1], Json.mapper().readTree(json));
    }

    /** Writes the member into a frame. Does nothing where the frame has no such object. */
    void writeTo(ObjectNode frame) {
        if (frame.at(parent) instanceof ObjectNode object) {
            object.set(name, value);
        }
    }
}
