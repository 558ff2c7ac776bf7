package dev.howl.testkit.conformance.session;

import dev.howl.model.Message;
import dev.howl.validation.Violation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A message of the server with the verdict about it.
 *
 * @param messages the messages of the contract that it may be; several if nothing tells them apart, none if it is none
 * @param frame the frame as JSON; {@code null} if it is no JSON
 * @param text the message as text
 * @param violations what is wrong with it; empty if it is valid
 */
public record JudgedFrame(List<Message> messages, @Nullable JsonNode frame, String text, List<Violation> violations) {
    public JudgedFrame {
        messages = List.copyOf(messages);
        violations = List.copyOf(violations);
    }

    /** Returns the first message of these that it may be. */
    public Optional<Message> oneOf(List<Message> others) {
        return messages.stream()
                .filter(message -> others.stream().anyMatch(other -> other.id().equals(message.id())))
                .findFirst();
    }

    /** Returns whether it may be the message with a role. */
    public boolean hasRole(String role) {
        return messages.stream().anyMatch(message -> role.equals(message.role()));
    }

    /** Returns the ids of its messages, for people. */
    public String name() {
        return messages.isEmpty()
                ? "an unknown message"
                : messages.stream().map(message -> "'" + message.id() + "'").collect(Collectors.joining(" or "));
    }
}
