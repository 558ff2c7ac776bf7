package dev.howl.testkit.conformance.check;

import dev.howl.testkit.conformance.session.JudgedFrame;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An answer to a message of the client. */
sealed interface Answer {

    /** A message that answers it, whether it is the right one or not. */
    record Replied(JudgedFrame frame) implements Answer {}

    /**
     * A message with the role {@code error}.
     *
     * @param content the object with {@code code} and {@code pointer}
     */
    record Refused(JudgedFrame frame, JsonNode content) implements Answer {
        String code() {
            return content.path("code").asString("");
        }

        @Nullable
        String pointer() {
            JsonNode pointer = content.path("pointer");
            return pointer.isString() ? pointer.stringValue() : null;
        }
    }

    /** The end of the connection. */
    record Closed(int code, String reason) implements Answer {}

    /** Nothing. */
    record Silence() implements Answer {}
}
