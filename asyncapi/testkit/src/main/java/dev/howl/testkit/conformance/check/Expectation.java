package dev.howl.testkit.conformance.check;

import dev.howl.model.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An open request.
 *
 * @param request the message that was sent
 * @param ref its correlation id; {@code null} if it has none
 * @param replies the messages that answer it; empty if nothing does
 */
record Expectation(Message request, @Nullable String ref, List<Message> replies) {
    Expectation {
        replies = List.copyOf(replies);
    }
}
