package dev.howl.generator.docs.example;

import dev.howl.generator.docs.html.JsonText;
import dev.howl.model.Message;
import dev.howl.model.Message.Example;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The frames of examples. */
final class ExampleFrames {
    private ExampleFrames() {}

    /** Returns the payload of the first example that has one. */
    static Optional<JsonNode> payload(Message message) {
        return message.examples().stream()
                .flatMap(example -> Optional.ofNullable(example.payload()).stream())
                .findFirst();
    }

    /** Returns the first example on one line, as it is sent; empty for binary frames and without examples. */
    static Optional<String> line(Message message) {
        return message.isBinary() ? Optional.empty() : payload(message).map(payload -> line(message, payload));
    }

    static String line(Message message, JsonNode payload) {
        return isRaw(message, payload) ? payload.stringValue() : JsonText.compact(payload);
    }

    /** Returns an example as it is shown on pages. */
    static Optional<String> pretty(Message message, Example example) {
        return Optional.ofNullable(example.payload())
                .map(payload -> isRaw(message, payload) ? payload.stringValue() : JsonText.pretty(payload));
    }

    private static boolean isRaw(Message message, JsonNode payload) {
        return !message.isJson() && payload.isString();
    }
}
