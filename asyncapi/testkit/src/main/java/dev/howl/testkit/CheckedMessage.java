package dev.howl.testkit;

import dev.howl.validation.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A message with the result of its check against the contract.
 *
 * @param message its id in the channel; {@code null} if the channel has no such message in this direction
 * @param content the JSON of the frame, a string for text that is not JSON; {@code null} for binary messages and for
 *     frames that are not JSON where they should be
 * @param violations empty for a valid message
 */
public record CheckedMessage(
        @Nullable String message, @Nullable JsonNode content, List<Violation> violations) {
    public CheckedMessage {
        violations = List.copyOf(violations);
    }

    static CheckedMessage unknown(@Nullable JsonNode content, List<Violation> violations) {
        return new CheckedMessage(null, content, violations);
    }
}
