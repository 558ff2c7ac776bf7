package dev.howl.validation;

import dev.howl.runtime.Direction;
import dev.howl.runtime.Router;
import dev.howl.runtime.RoutingJson;
import dev.howl.runtime.RoutingPlan;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A schema bundle of one channel whose structure has been checked; its schemas have not.
 *
 * @param channel id of the channel
 * @param routing what tells the JSON messages of each direction apart
 * @param texts ids of the messages whose frames are text and not JSON
 * @param binaries ids of the messages whose frames are binary
 * @param root the whole bundle
 */
record Bundle(
        String channel, Map<Direction, RoutingPlan> routing, Set<String> texts, Set<String> binaries, ObjectNode root) {
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
        checkSchemas(root.path(property(Direction.TO_SERVER)), property(Direction.TO_SERVER));
        checkSchemas(root.path(property(Direction.TO_CLIENT)), property(Direction.TO_CLIENT));
        if (root.has(HANDSHAKE)) {
            checkSchemas(root.path(HANDSHAKE), HANDSHAKE);
        }
        if (root.has("definitions")) {
            checkSchemas(root.path("definitions"), "definitions");
        }
        Set<String> texts = ids(root, "text");
        Set<String> binaries = ids(root, "binary");
        Map<Direction, RoutingPlan> routing = new EnumMap<>(Direction.class);
        for (Direction direction : Direction.values()) {
            routing.put(direction, routing(root, direction, id -> !texts.contains(id) && !binaries.contains(id)));
        }
        return new Bundle(channel.stringValue(), routing, texts, binaries, root);
    }

    private static RoutingPlan routing(ObjectNode root, Direction direction, Predicate<String> isJson) {
        String property = property(direction);
        JsonNode plan = root.path("routing").path(property);
        Set<String> json = root.path(property).propertyNames().stream()
                .filter(isJson)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        try {
            RoutingPlan read =
                    plan.isMissingNode() ? new RoutingPlan.InOrder(List.copyOf(json)) : RoutingJson.read(plan);
            Router.of(read, id -> json.contains(id) ? id : null);
            return read;
        } catch (IllegalArgumentException e) {
            throw new InvalidBundleException("'" + property + "' in 'routing': " + e.getMessage(), e);
        }
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
