package dev.howl.pact;

import dev.howl.model.ChannelExtensions.Topic;
import dev.howl.model.shape.Shape;
import dev.howl.model.shape.SmallestInstance;
import dev.howl.runtime.Direction;
import dev.howl.runtime.TextType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Keys to which a client subscribes. */
final class SampleKeys {
    private SampleKeys() {}

    /** Returns a key of each topic that has keys: that of an example of its events, or a small one. */
    static Map<String, String> of(PactChannel channel) {
        Map<String, String> keys = new LinkedHashMap<>();
        for (Topic topic : channel.channel().howl().topics().values()) {
            if (topic.key() != null) {
                String name = topic.key().name();
                String small =
                        TextType.write(SmallestInstance.of(Shape.of(topic.key().schema())));
                String known = topic.events().stream()
                        .flatMap(event -> channel.message(Direction.TO_CLIENT, event).stream())
                        .flatMap(message -> message.examples().stream())
                        .flatMap(example -> Stream.ofNullable(example.payload()))
                        .map(example -> example.at(channel.payload() + "/" + name))
                        .filter(JsonNode::isString)
                        .map(JsonNode::stringValue)
                        .findFirst()
                        .orElse(small.isEmpty() ? "a" : small);
                keys.put(topic.name(), known);
            }
        }
        return keys;
    }
}
