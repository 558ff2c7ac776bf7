package dev.howl.validation;

import dev.howl.runtime.Direction;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A schema bundle of one channel whose structure has been checked; its schemas have not.
 *
 * @param channel id of the channel
 * @param discriminator the property whose constant value identifies a message; {@code null} if there is none
 * @param texts ids of the messages whose frames are text and not JSON
 * @param binaries ids of the messages whose frames are binary
 * @param root the whole bundle
 */
record Bundle(
        String channel, @Nullable String discriminator, Set<String> texts, Set<String> binaries, ObjectNode root) {
    /** The property of a bundle that holds the schemas of the parts of a handshake. */
    static final String HANDSHAKE = "handshake";

    static Bundle of(JsonNode json) {
        if (!(json instanceof ObjectNode root)) {
            throw new InvalidBundleException("it must be a JSON object");
        }
        JsonNode channel = root.path("channel");
        if (!channel.isString() || channel.stringValue().isEmpty()) {
            throw new InvalidBundleException("'channel' must be a non-empty string");
        }
        JsonNode discriminator = root.path("discriminator");
        if (!discriminator.isMissingNode() && !discriminator.isNull() && !discriminator.isString()) {
            throw new InvalidBundleException("'discriminator' must be a string");
        }
        checkSchemas(root.path(property(Direction.TO_SERVER)), property(Direction.TO_SERVER));
        checkSchemas(root.path(property(Direction.TO_CLIENT)), property(Direction.TO_CLIENT));
        if (root.has(HANDSHAKE)) {
            checkSchemas(root.path(HANDSHAKE), HANDSHAKE);
        }
        if (root.has("definitions")) {
            checkSchemas(root.path("definitions"), "definitions");
        }
        return new Bundle(
                channel.stringValue(),
                discriminator.isString() ? discriminator.stringValue() : null,
                ids(root, "text"),
                ids(root, "binary"),
                root);
    }

    private static Set<String> ids(ObjectNode root, String property) {
        JsonNode ids = root.path(property);
        boolean fits =
                ids.isMissingNode() || (ids.isArray() && ids.valueStream().allMatch(JsonNode::isString));
        if (!fits) {
            throw new InvalidBundleException("'" + property + "' must be an array of message ids");
        }
        return ids.valueStream().map(JsonNode::stringValue).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the property of a bundle that holds the schemas of a direction. */
    static String property(Direction direction) {
        return direction == Direction.TO_SERVER ? "toServer" : "toClient";
    }

    private static void checkSchemas(JsonNode schemas, String name) {
        if (!schemas.isObject()) {
            throw new InvalidBundleException("'" + name + "' must be an object");
        }
        for (Map.Entry<String, JsonNode> schema : schemas.properties()) {
            if (!schema.getValue().isObject() && !schema.getValue().isBoolean()) {
                throw new InvalidBundleException(
                        "'" + schema.getKey() + "' in '" + name + "' must be a schema: an object or a boolean");
            }
        }
    }
}
