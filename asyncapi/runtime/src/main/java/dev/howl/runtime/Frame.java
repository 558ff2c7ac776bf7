package dev.howl.runtime;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A frame that was read and recognised, before its payload becomes a record.
 *
 * @param spec which message of the contract it is
 * @param root the whole frame
 * @param payload what a handler sees; {@code root} itself where there is no envelope; a missing node where the frame
 *     lacks it
 * @param ref what a reply echoes, {@code null} where the frame has none or not as text
 * @param position of an event, {@code null} where the frame has none
 */
public record Frame(
        MessageSpec spec,
        ObjectNode root,
        JsonNode payload,
        @Nullable String ref,
        @Nullable Position position) {

    /** A text property of the payload, {@code null} where it is absent or not text. */
    public @Nullable String text(String property) {
        JsonNode value = payload.get(property);
        return value != null && value.isString() ? value.stringValue() : null;
    }
}
