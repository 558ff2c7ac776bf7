package dev.howl.validation;

import dev.howl.runtime.Direction;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A schema bundle whose shape is known to be right; the schemas in it are not looked at yet. */
record Bundle(String channel, @Nullable String discriminator, Set<String> texts, ObjectNode root) {

    static Bundle of(JsonNode json) {
        if (!(json instanceof ObjectNode root)) {
            throw new InvalidBundleException("it is not an object");
        }
        JsonNode channel = root.path("channel");
        if (!channel.isString() || channel.stringValue().isEmpty()) {
            throw new InvalidBundleException("'channel' is missing or not text");
        }
        JsonNode discriminator = root.path("discriminator");
        if (!discriminator.isMissingNode() && !discriminator.isNull() && !discriminator.isString()) {
            throw new InvalidBundleException("'discriminator' is not text");
        }
        checkSchemas(root.path(property(Direction.TO_SERVER)), property(Direction.TO_SERVER));
        checkSchemas(root.path(property(Direction.TO_CLIENT)), property(Direction.TO_CLIENT));
        if (root.has("definitions")) {
            checkSchemas(root.path("definitions"), "definitions");
        }
        return new Bundle(
                channel.stringValue(),
                discriminator.isString() ? discriminator.stringValue() : null,
                texts(root.path("text")),
                root);
    }

    private static Set<String> texts(JsonNode text) {
        boolean fits =
                text.isMissingNode() || (text.isArray() && text.valueStream().allMatch(JsonNode::isString));
        if (!fits) {
            throw new InvalidBundleException("'text' is not a list of messages");
        }
        return text.valueStream().map(JsonNode::stringValue).collect(Collectors.toUnmodifiableSet());
    }

    static String property(Direction direction) {
        return direction == Direction.TO_SERVER ? "toServer" : "toClient";
    }

    private static void checkSchemas(JsonNode schemas, String name) {
        if (!schemas.isObject()) {
            throw new InvalidBundleException("'" + name + "' is missing or not an object");
        }
        for (Map.Entry<String, JsonNode> schema : schemas.properties()) {
            if (!schema.getValue().isObject() && !schema.getValue().isBoolean()) {
                throw new InvalidBundleException("'" + schema.getKey() + "' in '" + name + "' is not a schema");
            }
        }
    }
}
