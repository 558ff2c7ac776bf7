package dev.howl.runtime;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A frame that was read and recognised, before its payload becomes a record.
 *
 * @param spec which message of the contract it is
 * @param root the whole frame; a text that is not JSON as a JSON string
 * @param payload what the record is made of: {@code root} itself where there is no envelope, a missing node where the
 *     frame lacks it; of a text its parts, of a JSON value an object that holds it
 * @param ref what a reply echoes, {@code null} where the frame has none or not as text
 * @param position of an event, {@code null} where the frame has none
 */
public record Frame(
        MessageSpec spec,
        JsonNode root,
        JsonNode payload,
        @Nullable String ref,
        @Nullable Position position) {

    /** A text property of the payload, {@code null} where it is absent or not text. */
    public @Nullable String text(String property) {
        JsonNode value = payload.get(property);
        return value != null && value.isString() ? value.stringValue() : null;
    }
}
