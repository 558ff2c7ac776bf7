package dev.howl.testkit.peers;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The shop's error messages. */
final class PeerErrors {
    private static final int MAX_REF = 64;

    private PeerErrors() {}

    /**
     * Returns an error.
     *
     * @param frame the refused message; {@code null} if it is no JSON
     * @param pointer JSON Pointer to the invalid value; {@code null} for none
     */
    static ObjectNode of(String code, @Nullable JsonNode frame, @Nullable String pointer) {
        ObjectNode error = JsonNodeFactory.instance
                .objectNode()
                .put("type", "error")
                .put("code", code)
                .put("message", "The message is refused: " + code)
                .put("retryable", false)
                .put("terminal", false)
                .put("docs", "https://example.com/errors");
        if (pointer != null) {
            error.put("pointer", pointer);
        }
        JsonNode ref = frame == null ? null : frame.get("ref");
        if (ref != null && ref.isString() && ref.asString().length() <= MAX_REF) {
            error.set("ref", ref);
        }
        return error;
    }
}
