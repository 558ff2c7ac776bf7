package dev.howl.testkit.mock;

import dev.howl.instances.FrameContent;
import dev.howl.model.Message;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A frame that a recorded server sent. */
sealed interface ReplayFrame {

    /**
     * A message.
     *
     * @param isAnswer whether it has the correlation id of its request
     * @param connectionId the id that the recorded server gave the connection; {@code null} if it gave none
     */
    record Sent(
            Message message,
            FrameContent content,
            boolean isAnswer,
            @Nullable String connectionId) implements ReplayFrame {

        /** Returns the message for another connection and, if it is an answer, for another request. */
        ControlFrames.Control in(MockedChannel known, MockSession session, @Nullable JsonNode ref) {
            if (!(content instanceof FrameContent.Json json)) {
                return new ControlFrames.Control(message, content);
            }
            JsonNode frame = replaced(json.value(), connectionId, session.id());
            JsonNode correlated = isAnswer ? known.correlation().write(message, frame, ref) : frame;
            return new ControlFrames.Control(message, new FrameContent.Json(correlated));
        }
    }

    /** A Close. */
    record Closed(int code, String reason) implements ReplayFrame {}

    /** Returns a copy in which texts that equal one text are another one. */
    static JsonNode replaced(JsonNode value, @Nullable String from, String to) {
        if (from == null) {
            return value;
        }
        if (value.isString()) {
            return value.stringValue().equals(from) ? JsonNodeFactory.instance.stringNode(to) : value;
        }
        if (value.isArray()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            value.forEach(item -> copy.add(replaced(item, from, to)));
            return copy;
        }
        if (value.isObject()) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            value.forEachEntry((name, member) -> copy.set(name, replaced(member, from, to)));
            return copy;
        }
        return value;
    }
}
