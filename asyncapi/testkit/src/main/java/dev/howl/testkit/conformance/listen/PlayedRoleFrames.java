package dev.howl.testkit.conformance.listen;

import dev.howl.instances.FrameContent;
import dev.howl.model.Message;
import dev.howl.testkit.conformance.session.ChannelProtocol;
import dev.howl.testkit.conformance.session.FrameEdit;
import dev.howl.testkit.conformance.session.MessageContents;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

/** A maker of valid frames of the messages with roles: an example, with the values of the session in its content. */
final class PlayedRoleFrames {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ChannelProtocol protocol;
    private final MessageContents contents;

    PlayedRoleFrames(ChannelProtocol protocol, MessageContents contents) {
        this.protocol = protocol;
        this.contents = contents;
    }

    Optional<FrameContent> initial(Message message, String id) {
        return with(message, Map.of("id", NODES.stringNode(id)));
    }

    Optional<FrameContent> confirmation(Message message, TopicPlace place, EventHistory.Cursor position) {
        Map<String, JsonNode> values = values(place);
        values.put("position", place.position(position));
        return with(message, values);
    }

    Optional<FrameContent> unsubscribed(Message message, TopicPlace place) {
        return with(message, values(place));
    }

    /** Returns a gap; its reason is the first of these that the schema has, or that of the example. */
    Optional<FrameContent> gap(Message message, TopicPlace place, EventHistory.Cursor resumeAt, List<String> reasons) {
        Map<String, JsonNode> values = values(place);
        values.put("resume_at", resumeAt.json());
        return with(message, values).map(content -> {
            for (String reason : reasons) {
                JsonNode frame = ((FrameContent.Json) content).value().deepCopy();
                if (set(message, frame, "reason", NODES.stringNode(reason))) {
                    return new FrameContent.Json(frame);
                }
            }
            return content;
        });
    }

    Optional<FrameContent> moving(Message message, long afterMillis, long deadlineMillis) {
        return with(
                message,
                Map.of(
                        "after_ms", NODES.numberNode(afterMillis),
                        "deadline_ms", NODES.numberNode(deadlineMillis)));
    }

    private static Map<String, JsonNode> values(TopicPlace place) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        values.put("topic", NODES.stringNode(place.topic()));
        @Nullable String key = place.key();
        values.put("key", key == null ? MissingNode.getInstance() : NODES.stringNode(key));
        return values;
    }

    /** Returns a frame with these values, of which it has those that leave it valid; a missing node removes one. */
    private Optional<FrameContent> with(Message message, Map<String, JsonNode> values) {
        return contents.next(message)
                .filter(FrameContent.Json.class::isInstance)
                .map(content -> {
                    JsonNode frame = ((FrameContent.Json) content).value().deepCopy();
                    values.forEach((name, value) -> set(message, frame, name, value));
                    return new FrameContent.Json(frame);
                });
    }

    private boolean set(Message message, JsonNode frame, String name, JsonNode value) {
        JsonPointer place = JsonPointer.compile(protocol.contentPointer()).appendProperty(name);
        JsonNode before = frame.at(place);
        put(frame, place, value);
        boolean valid = contents.isValid(message, new FrameContent.Json(frame));
        if (!valid) {
            put(frame, place, before);
        }
        return valid;
    }

    private static void put(JsonNode frame, JsonPointer place, JsonNode value) {
        if (value.isMissingNode()) {
            FrameEdit.remove(frame, place);
        } else {
            FrameEdit.set(frame, place, value);
        }
    }
}
