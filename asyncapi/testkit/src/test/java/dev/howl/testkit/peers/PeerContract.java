package dev.howl.testkit.peers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The contract of the shop, as a plain tree, in the variant of each {@link PeerPolicy}. */
final class PeerContract {
    private static final ObjectMapper YAML = new YAMLMapper();
    private static final ObjectMapper JSON = new JsonMapper();
    private static final List<String> CODES =
            List.of("bad_json", "unknown_type", "schema_violation", "binary_not_supported", "rate_limited", "internal");

    private PeerContract() {}

    static ObjectNode of(PeerPolicy policy) {
        ObjectNode document = read();
        for (String channel : List.of("shop", "stock")) {
            ObjectNode node = document.withObject("/channels/" + channel);
            switch (policy) {
                case ERROR -> addError(document, node, channel);
                case CLOSE -> node.put("x-howl-on-invalid", "close-1008");
                case IGNORE -> node.put("x-howl-on-invalid", "ignore");
            }
        }
        return document;
    }

    private static ObjectNode read() {
        try (InputStream file = PeerContract.class.getResourceAsStream("/peers/shop.yaml")) {
            return (ObjectNode) YAML.readTree(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addError(ObjectNode document, ObjectNode channel, String name) {
        channel.withObject("/messages/error").put("$ref", "#/components/messages/error");
        ObjectNode codes = channel.putObject("x-howl-errors");
        for (String code : CODES) {
            codes.putObject(code)
                    .put("description", "The message is refused.")
                    .put("retryable", false)
                    .put("terminal", "never");
        }
        ObjectNode operation = document.withObject("/operations/sendErrorOf_" + name);
        operation.put("action", "send").putObject("channel").put("$ref", "#/channels/" + name);
        ArrayNode messages = operation.putArray("messages");
        messages.addObject().put("$ref", "#/channels/" + name + "/messages/error");
    }

    /** Returns the schema of a message that clients send. */
    static JsonNode payload(JsonNode document, String message) {
        return document.at("/components/messages/" + message + "/payload");
    }

    static String text(JsonNode document) {
        return JSON.writeValueAsString(document);
    }
}
