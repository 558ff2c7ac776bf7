package dev.howl.generator.docs.example;

import dev.howl.generator.docs.html.JsonText;
import dev.howl.instances.FrameContent;
import dev.howl.instances.ReadableFrames;
import dev.howl.model.Contract;
import dev.howl.model.Message;
import dev.howl.model.Message.Example;
import dev.howl.model.diagnostic.Location;
import dev.howl.validation.InvalidBundleException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The frames of examples: those of the document, and generated ones for messages without. Generated frames are made once.
 * Not thread-safe.
 */
final class ExampleFrames {
    private final ReadableFrames readable;
    private final Map<Location, Optional<JsonNode>> generated = new HashMap<>();

    ExampleFrames(Contract contract) {
        this.readable = ReadableFrames.of(contract);
    }

    /** Returns the payload of the first example that has one, otherwise a generated one. */
    Optional<JsonNode> payload(Message message) {
        return written(message).or(() -> generated(message));
    }

    /** Returns whether the document has an example of a message's payload. */
    static boolean isWritten(Message message) {
        return written(message).isPresent();
    }

    private static Optional<JsonNode> written(Message message) {
        return message.examples().stream()
                .map(Example::payload)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Returns a payload that the message's schema allows; empty for binary messages, and if none was found. */
    Optional<JsonNode> generated(Message message) {
        return generated.computeIfAbsent(message.location(), place -> made(message));
    }

    private Optional<JsonNode> made(Message message) {
        try {
            return readable.of(message)
                    .map(frame -> frame instanceof FrameContent.Json json
                            ? json.value()
                            : JsonNodeFactory.instance.stringNode(frame.text()));
        } catch (InvalidBundleException e) {
            // What is wrong with the schema is a diagnostic of the document.
            return Optional.empty();
        }
    }

    /** Returns the first example on one line, as it is sent; empty for binary frames. */
    Optional<String> line(Message message) {
        return message.isBinary() ? Optional.empty() : payload(message).map(payload -> line(message, payload));
    }

    static String line(Message message, JsonNode payload) {
        return isRaw(message, payload) ? payload.stringValue() : JsonText.compact(payload);
    }

    /** Returns a payload as it is shown on pages. */
    static String pretty(Message message, JsonNode payload) {
        return isRaw(message, payload) ? payload.stringValue() : JsonText.pretty(payload);
    }

    private static boolean isRaw(Message message, JsonNode payload) {
        return !message.isJson() && payload.isString();
    }
}
