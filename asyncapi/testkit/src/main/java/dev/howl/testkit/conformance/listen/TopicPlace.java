package dev.howl.testkit.conformance.listen;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The subject of a subscription.
 *
 * @param topic name of the topic
 * @param key {@code null} if the topic has none
 */
record TopicPlace(String topic, @Nullable String key) {

    /** Returns a position in it, as events and confirmations have it. */
    ObjectNode position(EventHistory.Cursor cursor) {
        ObjectNode position = JsonNodeFactory.instance.objectNode().put("topic", topic);
        if (key != null) {
            position.put("key", key);
        }
        return position.put("epoch", cursor.epoch()).put("seq", cursor.seq());
    }

    /** Returns it in words. */
    String words() {
        return "'" + topic + "'" + (key == null ? "" : " with key '" + key + "'");
    }
}
