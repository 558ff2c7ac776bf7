package dev.howl.testkit.conformance.session;

import dev.howl.instances.Evaluator;
import dev.howl.model.Message;
import dev.howl.runtime.Direction;
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

    /** Returns the schemas of a direction as an evaluator sees them. */
    static MessageSchemas of(Evaluator evaluator, Direction direction) {
        return (message, frame) -> evaluator.evaluate(direction, message.id(), frame).stream()
                .map(failure -> new Violation(
                        failure.pointer(), failure.keyword(), "violates '" + failure.keyword() + "' of its schema"))
                .toList();
    }
}
