package dev.howl.testkit.conformance.session;

import dev.howl.model.Message;
import dev.howl.validation.Violation;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The schemas of the messages of a channel. */
@FunctionalInterface
public interface MessageSchemas {
    /**
     * Validates a frame.
     *
     * @param frame the whole frame; a text that is no JSON as a JSON string
     * @return the violations, empty if it is a valid message of this kind
     */
    List<Violation> check(Message message, JsonNode frame);
}
